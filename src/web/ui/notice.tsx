import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

export type NoticeTone = 'info' | 'ok' | 'warn' | 'error';

type NoticeProps = { readonly tone: NoticeTone; readonly title?: string; readonly children?: ReactNode };

const ICONS: { readonly [T in NoticeTone]: TablerIcon } = {
  info: IconInfoCircle,
  ok: IconCircleCheck,
  warn: IconAlertTriangle,
  error: IconAlertCircle,
};

/** A remark in the page. One that says what failed is read out at once. */
export function Notice({ tone, title, children }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes['notice']} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon className={classes['icon']} size={18} stroke={1.7} aria-hidden />
      <div className={classes['words']}>
        {title === undefined ? null : <strong className={classes['title']}>{title}</strong>}
        {children}
      </div>
    </div>
  );
}

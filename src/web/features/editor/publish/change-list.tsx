import { Skeleton } from '@mantine/core';
import { IconArrowsMoveVertical, IconMinus, IconPencil, IconPlus, IconTag, type TablerIcon } from '@tabler/icons-react';
import type { DocumentChange } from '#core/workflow/diff-documents.ts';
import classes from './publish-dialog.module.css';

const ICONS: Readonly<Record<DocumentChange['kind'], TablerIcon>> = {
  added: IconPlus,
  removed: IconMinus,
  moved: IconArrowsMoveVertical,
  renamed: IconTag,
  changed: IconPencil,
};

/** Differences between two versions, in words. null: not known yet. */
export function ChangeList({ changes }: { readonly changes: readonly DocumentChange[] | null }) {
  if (changes === null) return <Skeleton height={60} />;
  if (changes.length === 0) return <p className={classes['hint']}>There are no changes to publish.</p>;
  return (
    <ul className={classes['changes']}>
      {changes.map(({ kind, stepId, message }) => {
        const KindIcon = ICONS[kind];
        return (
          <li key={`${stepId} ${kind} ${message}`} data-kind={kind}>
            <KindIcon size={14} aria-hidden />
            {message}
          </li>
        );
      })}
    </ul>
  );
}

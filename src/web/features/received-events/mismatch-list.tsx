import { IconAlertTriangle } from '@tabler/icons-react';
import { TextLink } from '../../ui/text-link.tsx';
import { describeMismatch } from './describe-mismatch.ts';
import classes from './received-event.module.css';
import type { ReceivedEvent } from './requests/get-received-event.ts';

type MismatchListProps = { readonly projectId: string; readonly event: ReceivedEvent };

/** How the payload differs from the sample of its App Event; nothing when it does not. */
export function MismatchList({ projectId, event: { mismatches, appEventId } }: MismatchListProps) {
  if (mismatches.length === 0) return null;
  return (
    <section className={classes['mismatches']} aria-label="Differences from the sample">
      <h2>
        <IconAlertTriangle size={16} aria-hidden /> The payload differs from the sample
      </h2>
      <ul>
        {mismatches.map((mismatch) => (
          <li key={JSON.stringify(mismatch.path)}>{describeMismatch(mismatch)}</li>
        ))}
      </ul>
      <p>
        It was received all the same. Steps that read such a field may get nothing or another kind of value.{' '}
        <TextLink link={{ to: '/p/$projectId/app-events/$appEventId', params: { projectId, appEventId } }}>
          Compare with the sample
        </TextLink>
      </p>
    </section>
  );
}

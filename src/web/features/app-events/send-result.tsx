import { IconCircleCheck } from '@tabler/icons-react';
import { TextLink } from '../../ui/text-link.tsx';
import { useUsages } from './requests/list-usages.ts';
import type { SentTestEvent } from './requests/send-test-event.ts';
import classes from './send-form.module.css';

type SendResultProps = { readonly projectId: string; readonly appEventId: string; readonly sent: SentTestEvent };

/** What a test event started. */
export function SendResult({ projectId, appEventId, sent: { eventId, runs } }: SendResultProps) {
  const usages = useUsages(projectId, appEventId);
  const nameOf = (workflowId: string) =>
    usages.data?.find((usage) => usage.workflowId === workflowId)?.workflowName ?? 'A workflow';
  return (
    <div className={classes['sent']}>
      <h2>
        <IconCircleCheck size={16} aria-hidden /> Event received
      </h2>
      {runs.length === 0 ? (
        <p>It started no workflow.</p>
      ) : (
        <p>It started {runs.length === 1 ? 'one workflow' : `${runs.length} workflows`}:</p>
      )}
      <ul className={classes['runs']}>
        {runs.map(({ runId, workflowId }) => (
          <li key={runId}>
            <TextLink link={{ to: '/p/$projectId/runs/$runId', params: { projectId, runId } }}>
              Run of {nameOf(workflowId)}
            </TextLink>
          </li>
        ))}
      </ul>
      <TextLink link={{ to: '/p/$projectId/events/$eventId', params: { projectId, eventId } }}>
        {runs.length === 0 ? 'See why, on the received event' : 'See the received event'}
      </TextLink>
    </div>
  );
}

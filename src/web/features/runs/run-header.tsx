import { formatDateTime } from '../../lib/time.ts';
import { Facts } from '../../ui/facts.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { CancelRunButton } from './cancel-run-button.tsx';
import { nameStart } from './name-start.ts';
import type { Run } from './requests/get-run.ts';
import { RunDuration } from './run-duration.tsx';
import { hasFinished } from './run-status.ts';

type RunHeaderProps = { readonly projectId: string; readonly run: Run; readonly canOperate: boolean };

export function RunHeader({ projectId, run, canOperate }: RunHeaderProps) {
  const { eventId, dueAt, finishedAt, wakeAt } = run;
  const workflow = { projectId, workflowId: run.workflowId };
  return (
    <PageHeader
      back={{ label: 'Runs', link: { to: '/p/$projectId/runs', params: { projectId } } }}
      title={
        <>
          {run.workflowName} <StatusBadge status={run.status} />
        </>
      }
      actions={
        canOperate && !hasFinished(run.status) ? <CancelRunButton projectId={projectId} runId={run.id} /> : undefined
      }
    >
      <Facts
        facts={[
          {
            label: 'Workflow',
            value: (
              <TextLink link={{ to: '/p/$projectId/workflows/$workflowId', params: workflow }}>
                Version {run.versionNumber}
              </TextLink>
            ),
          },
          {
            label: 'User',
            value: (
              <TextLink link={{ to: '/p/$projectId/users/$userId', params: { projectId, userId: run.userId } }}>
                {run.userId}
              </TextLink>
            ),
          },
          ...(eventId === null
            ? [{ label: 'Started by', value: nameStart(run) }]
            : [
                {
                  label: 'Received event',
                  value: (
                    <TextLink link={{ to: '/p/$projectId/events/$eventId', params: { projectId, eventId } }}>
                      {nameStart(run)}
                    </TextLink>
                  ),
                },
              ]),
          ...(dueAt === null ? [] : [{ label: 'Due', value: formatDateTime(dueAt) }]),
          { label: 'Started', value: <TimeAgo at={run.startedAt ?? run.queuedAt} /> },
          ...(finishedAt === null ? [] : [{ label: 'Finished', value: <TimeAgo at={finishedAt} /> }]),
          { label: 'Duration', value: <RunDuration run={run} /> },
          ...(run.status === 'waiting' && wakeAt !== null ? [{ label: 'Goes on', value: formatDateTime(wakeAt) }] : []),
        ]}
      />
    </PageHeader>
  );
}

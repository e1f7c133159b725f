import type { getUser as route } from '#contract/users.ts';
import type { ResponseOf } from '#contract/route.ts';
import { findEndUser, type EndUserRow } from '#storage/end-users/find-end-user.ts';
import { listUserWorkflows, type UserWorkflowRow } from '#storage/end-users/installations.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';

type User = ResponseOf<typeof route>;

export async function getUser({ db }: Pick<ServerDeps, 'db'>, projectId: string, userId: string): Promise<User> {
  const user = await requireUser(db, projectId, userId);
  const workflows = await listUserWorkflows(db, projectId, user.id);
  return {
    id: user.id,
    userId: user.external_id,
    firstSeenAt: user.first_seen_at.toISOString(),
    metadata: user.metadata,
    workflows: workflows.map(presentUserWorkflow),
  };
}

export async function requireUser(db: ServerDeps['db'], projectId: string, userId: string): Promise<EndUserRow> {
  const user = await findEndUser(db, projectId, userId);
  if (user === undefined) throw new AppError('not_found', 'There is no such end user in this project.');
  return user;
}

export function presentUserWorkflow(row: UserWorkflowRow): User['workflows'][number] {
  return {
    workflowId: row.workflowId,
    workflowName: row.workflowName,
    isPublished: row.isPublished,
    triggerType: row.triggerType,
    isEnabled: row.isEnabled,
    installationId: row.installationId,
    changedAt: row.changedAt?.toISOString() ?? null,
    schedule: row.schedule === null ? null : presentSchedule(row.schedule),
  };
}

function presentSchedule({
  isPlanned,
  nextAt,
  skippedAt,
  skipReason,
  waitingCount,
}: NonNullable<UserWorkflowRow['schedule']>): User['workflows'][number]['schedule'] {
  const skipped = skippedAt === null ? null : { at: toTimestamp(skippedAt), reason: skipReason ?? 'overlap' };
  return { isPlanned, nextAt: nextAt === null ? null : toTimestamp(nextAt), skipped, waitingCount };
}

const toTimestamp = (text: string): string => new Date(text).toISOString();

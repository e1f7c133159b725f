import { lockAppEvent } from '#storage/app-events/find-app-event.ts';
import { deleteAlias } from '#storage/app-events/app-event-names.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { announceSettings } from '#storage/projects/projects.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { appEventNotFound } from './check-app-event.ts';
import { listUsages, type Usage } from './list-usages.ts';

type Deps = Pick<ServerDeps, 'db' | 'audit'>;

export async function removeAppEvent(
  deps: Deps,
  { projectId, member }: ProjectCaller,
  appEventId: string,
): Promise<void> {
  await deps.db.transaction().execute(async (transaction) => {
    // Whoever makes a workflow listen holds this row too: after the lock, the usages are all there are.
    const row = await lockAppEvent(transaction, projectId, appEventId);
    if (row === undefined) throw appEventNotFound();
    const usages = await listUsages(transaction, projectId, row.id);
    if (usages.length > 0) throw inUse(row.name, usages);
    await transaction.deleteFrom('app_events').where('id', '=', row.id).execute();
    await announceSettings(transaction, projectId);
    await deps.audit.write(transaction, { projectId, actor: member, action: 'app_event.deleted', subject: row.name });
    await publishLive(transaction, { projectId, message: { kind: 'app-event', appEventId: row.id } });
  });
}

export async function removeAlias(
  deps: Deps,
  { projectId, member }: ProjectCaller,
  appEventId: string,
  name: string,
): Promise<void> {
  await deps.db.transaction().execute(async (transaction) => {
    const row = await lockAppEvent(transaction, projectId, appEventId);
    if (row === undefined) throw appEventNotFound();
    if (!(await deleteAlias(transaction, row.id, name))) {
      throw new AppError('not_found', `The App Event "${row.name}" has no such old name.`);
    }
    await announceSettings(transaction, projectId);
    await deps.audit.write(transaction, {
      projectId,
      actor: member,
      action: 'app_event.alias_removed',
      subject: row.name,
      details: { alias: name },
    });
    await publishLive(transaction, { projectId, message: { kind: 'app-event', appEventId: row.id } });
  });
}

function inUse(name: string, usages: readonly Usage[]): AppError {
  const names = usages.map(({ workflowName }) => `"${workflowName}"`).join(', ');
  const message = `The App Event "${name}" is used by ${usages.length === 1 ? 'the workflow' : 'the workflows'} ${names}.`;
  return new AppError('app_event_in_use', message, { details: { usages } });
}

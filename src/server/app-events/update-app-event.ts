import type { Transaction } from 'kysely';
import type { updateAppEvent as route } from '#contract/app-events.ts';
import type { BodyOf } from '#contract/route.ts';
import { sql } from 'kysely';
import { claimEventName, turnNameIntoAlias } from '#storage/app-events/app-event-names.ts';
import { lockAppEvent, type AppEventRow } from '#storage/app-events/find-app-event.ts';
import type { Tables } from '#storage/database/tables.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { announceSettings } from '#storage/projects/projects.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { appEventNotFound, inferSchemaOf, nameTaken, requireEventName } from './check-app-event.ts';

type Patch = BodyOf<typeof route>;
type Deps = Pick<ServerDeps, 'db' | 'audit'>;

export async function updateAppEvent(
  deps: Deps,
  caller: ProjectCaller,
  appEventId: string,
  patch: Patch,
): Promise<void> {
  const wanted = checkPatch(patch);
  await deps.db.transaction().execute(async (transaction) => {
    const row = await lockAppEvent(transaction, caller.projectId, appEventId);
    if (row === undefined) throw appEventNotFound();
    await changeLockedAppEvent(deps, transaction, caller, row, wanted);
  });
}

/** The part of `updateAppEvent` for who holds the lock of the event's row already. */
export async function changeLockedAppEvent(
  deps: Pick<Deps, 'audit'>,
  transaction: Transaction<Tables>,
  { projectId, member }: ProjectCaller,
  row: AppEventRow,
  wanted: Wanted,
): Promise<void> {
  const changes = onlyChanges(row, wanted);
  const fields = Object.keys(changes).filter((field) => field !== 'schema');
  if (fields.length === 0) return;
  if (changes.name !== undefined) await rename(transaction, row, changes.name);
  await transaction
    .updateTable('app_events')
    .set({ ...changes, updated_at: sql`now()` })
    .where('id', '=', row.id)
    .execute();
  await announceSettings(transaction, projectId);
  await deps.audit.write(transaction, {
    projectId,
    actor: member,
    action: changes.name === undefined ? 'app_event.changed' : 'app_event.renamed',
    subject: changes.name ?? row.name,
    details: { fields, ...(changes.name === undefined ? {} : { formerName: row.name }) },
  });
  await publishLive(transaction, { projectId, message: { kind: 'app-event', appEventId: row.id } });
}

interface Wanted {
  readonly name?: string;
  readonly description?: string;
  readonly sample?: string;
  readonly schema?: string;
}

export function checkPatch({ name, description, sample }: Patch): Wanted {
  return {
    ...(name === undefined ? {} : { name: requireEventName(name) }),
    ...(description === undefined ? {} : { description }),
    ...(sample === undefined ? {} : { sample, schema: inferSchemaOf(sample) }),
  };
}

function onlyChanges(row: AppEventRow, { name, description, sample, schema }: Wanted): Wanted {
  return {
    ...(name === undefined || name === row.name ? {} : { name }),
    ...(description === undefined || description === row.description ? {} : { description }),
    ...(sample === undefined || schema === undefined || sample === row.sample ? {} : { sample, schema }),
  };
}

async function rename(transaction: Transaction<Tables>, row: AppEventRow, name: string): Promise<void> {
  const event = { projectId: row.project_id, appEventId: row.id };
  const owner = await claimEventName(transaction, { ...event, name });
  if (owner !== null) throw nameTaken(name, owner);
  await turnNameIntoAlias(transaction, { ...event, name: row.name });
}

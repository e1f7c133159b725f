import type { getAppEvent as route } from '#contract/app-events.ts';
import type { ResponseOf } from '#contract/route.ts';
import { listAliases } from '#storage/app-events/app-event-names.ts';
import { findAppEvent } from '#storage/app-events/find-app-event.ts';
import type { ServerDeps } from '../deps.ts';
import { appEventNotFound } from './check-app-event.ts';

type AppEvent = ResponseOf<typeof route>;

export async function getAppEvent(
  { db }: Pick<ServerDeps, 'db'>,
  projectId: string,
  appEventId: string,
): Promise<AppEvent> {
  const row = await findAppEvent(db, projectId, appEventId);
  if (row === undefined) throw appEventNotFound();
  const aliases = await listAliases(db, row.id);
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    sample: row.sample,
    schema: row.schema,
    aliases: aliases.map((alias) => ({
      name: alias.name,
      createdAt: alias.created_at.toISOString(),
      useCount: Number(alias.use_count),
      lastUsedAt: alias.last_used_at?.toISOString() ?? null,
    })),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

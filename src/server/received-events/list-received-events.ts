import type { listReceivedEvents as route } from '#contract/runs.ts';
import type { QueryOf, ResponseOf } from '#contract/route.ts';
import { findEndUser } from '#storage/end-users/find-end-user.ts';
import { findEventIds, type ReceivedEventFilter } from '#storage/received-events/find-event-ids.ts';
import { listReceivedEventSummaries } from '#storage/received-events/received-event-rows.ts';
import { appEventBelongsTo } from '#storage/run-history/belongs-to-project.ts';
import type { ServerDeps } from '../deps.ts';
import { readPageBounds } from '../runs/page-query.ts';
import { presentSummary } from './present-received-event.ts';

type Query = QueryOf<typeof route>;

export async function listReceivedEvents(
  { db }: Pick<ServerDeps, 'db'>,
  projectId: string,
  query: Query,
): Promise<ResponseOf<typeof route>> {
  const filter = await readFilter(db, projectId, query);
  // What is not there, or is another project's, has received nothing.
  if (filter === null) return { items: [], nextCursor: null };
  const { ids, nextId } = await findEventIds(db, filter);
  const rows = await listReceivedEventSummaries(db, ids);
  return { items: rows.map(presentSummary), nextCursor: nextId };
}

async function readFilter(db: ServerDeps['db'], projectId: string, query: Query): Promise<ReceivedEventFilter | null> {
  const { appEventId = null, user } = query;
  const bounds = readPageBounds(query);
  if (appEventId !== null && !(await appEventBelongsTo(db, projectId, appEventId))) return null;
  const endUser = user === undefined ? null : await findEndUser(db, projectId, user);
  if (endUser === undefined) return null;
  return { ...bounds, projectId, appEventId, endUserId: endUser?.id ?? null };
}

import type { listRuns as route } from '#contract/runs.ts';
import type { QueryOf, ResponseOf } from '#contract/route.ts';
import { findEndUser } from '#storage/end-users/find-end-user.ts';
import { workflowBelongsTo } from '#storage/run-history/belongs-to-project.ts';
import { findRunIds, type RunFilter } from '#storage/run-history/find-run-ids.ts';
import { listRunSummaries } from '#storage/run-history/run-summary.ts';
import type { ServerDeps } from '../deps.ts';
import { readPageBounds } from './page-query.ts';
import { presentRun } from './present-run.ts';

type Query = QueryOf<typeof route>;

/** Runs that pass all filters, newest first. A page may be short and still not be the last one: see `findRunIds`. */
export async function listRuns(
  { db }: Pick<ServerDeps, 'db'>,
  projectId: string,
  query: Query,
): Promise<ResponseOf<typeof route>> {
  const filter = await readFilter(db, projectId, query);
  // What is not there, or is another project's, has no runs.
  if (filter === null) return { items: [], nextCursor: null };
  const { ids, nextId } = await findRunIds(db, filter);
  const rows = await listRunSummaries(db, ids);
  return { items: rows.map(presentRun), nextCursor: nextId };
}

async function readFilter(db: ServerDeps['db'], projectId: string, query: Query): Promise<RunFilter | null> {
  const { status = null, workflowId = null, eventId = null, user } = query;
  const bounds = readPageBounds(query);
  if (workflowId !== null && !(await workflowBelongsTo(db, projectId, workflowId))) return null;
  const endUser = user === undefined ? null : await findEndUser(db, projectId, user);
  if (endUser === undefined) return null;
  return { ...bounds, projectId, status, workflowId, eventId, endUserId: endUser?.id ?? null };
}

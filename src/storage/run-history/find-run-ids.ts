import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RunStatus } from '#core/run/state.ts';
import type { Tables } from '../database/tables.ts';
import { idRange, type PageBounds } from './page-bounds.ts';

export interface RunFilter extends PageBounds {
  readonly projectId: string;
  readonly status: RunStatus | null;
  readonly workflowId: string | null;
  readonly endUserId: string | null;
  readonly eventId: string | null;
}

export interface IdPage {
  /** Newest first. */
  readonly ids: readonly string[];
  /** Where the next page begins; null: there is nothing older. */
  readonly nextId: string | null;
}

/**
 * How many rows of one index a page looks through. A filter that no index serves (a status other than "failed", or a
 * second filter) may then find less than a page, or nothing; the next page goes on behind what was looked through.
 */
const LOOK_BACK = 20_000;

/**
 * Finds one page of runs. One index gives the order and most of the selection: that of the event, the failed runs, the
 * end user, the workflow or the project, in this order; the other filters are applied to what it gives.
 */
export async function findRunIds(db: Kysely<Tables>, filter: RunFilter): Promise<IdPage> {
  const { projectId, status, workflowId, endUserId, limit } = filter;
  const lookBack = countFilters(filter) > 1 || isUnservedStatus(status) ? LOOK_BACK : limit + 1;
  // 1. One index, newest first. The limit inside keeps the planner from choosing another one.
  // 2. The other filters, and one more than asked for, which tells whether there is another page.
  const { rows } = await sql<{ ids: string[]; scanned: number; lastScanned: string | null }>`
    with scanned as materialized (${scan(filter, lookBack)}),
    matches as materialized (
      select id from scanned
      where project_id = ${projectId}
        and (${status}::text is null or status = ${status})
        and (${workflowId}::uuid is null or workflow_id = ${workflowId})
        and (${endUserId}::uuid is null or end_user_id = ${endUserId})
      order by id desc limit ${limit + 1}
    )
    select array(select id from matches order by id desc) as ids,
      (select count(*)::int from scanned) as scanned,
      (select id from scanned order by id limit 1) as "lastScanned"`.execute(db);
  const [row] = rows;
  if (row === undefined) return { ids: [], nextId: null };
  const ids = row.ids.slice(0, limit);
  if (row.ids.length > limit) return { ids, nextId: ids.at(-1) ?? null };
  return { ids, nextId: row.scanned === lookBack ? row.lastScanned : null };
}

function countFilters({ status, workflowId, endUserId, eventId }: RunFilter): number {
  return [status, workflowId, endUserId, eventId].filter((value) => value !== null).length;
}

function isUnservedStatus(status: RunStatus | null): boolean {
  return status !== null && status !== 'failed';
}

function scan(filter: RunFilter, lookBack: number): RawBuilder<unknown> {
  const { projectId, status, workflowId, endUserId, eventId } = filter;
  const { low, high } = idRange(filter);
  if (eventId !== null) {
    return scanByRunId(sql`
      select run_id from deliveries
      where event_id = ${eventId} and project_id = ${projectId} and run_id >= ${low} and run_id < ${high}
      order by run_id desc limit ${lookBack}`);
  }
  if (status === 'failed') {
    const owner = workflowId === null ? sql`project_id = ${projectId}` : sql`workflow_id = ${workflowId}`;
    return scanByRunId(sql`
      select run_id from failed_runs where ${owner} and run_id >= ${low} and run_id < ${high}
      order by run_id desc limit ${lookBack}`);
  }
  const owner =
    endUserId !== null
      ? sql`end_user_id = ${endUserId}`
      : workflowId !== null
        ? sql`workflow_id = ${workflowId}`
        : sql`project_id = ${projectId}`;
  return sql`
    select id, project_id, workflow_id, end_user_id, status from runs
    where ${owner} and id >= ${low} and id < ${high} order by id desc limit ${lookBack}`;
}

function scanByRunId(runIds: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select r.id, r.project_id, r.workflow_id, r.end_user_id, r.status
    from (${runIds}) found join runs r on r.id = found.run_id`;
}

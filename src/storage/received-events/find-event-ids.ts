import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { IdPage } from '../run-history/find-run-ids.ts';
import { idRange, type PageBounds } from '../run-history/page-bounds.ts';

export interface ReceivedEventFilter extends PageBounds {
  readonly projectId: string;
  readonly appEventId: string | null;
  readonly endUserId: string | null;
}

/** With both filters a page looks through this many events of the end user, and the next page goes on behind them. */
const LOOK_BACK = 20_000;

/** Finds one page of received events, by the index of the end user, the App Event or the project. */
export async function findEventIds(db: Kysely<Tables>, filter: ReceivedEventFilter): Promise<IdPage> {
  const { projectId, appEventId, endUserId, limit } = filter;
  const { low, high } = idRange(filter);
  const lookBack = appEventId !== null && endUserId !== null ? LOOK_BACK : limit + 1;
  const owner =
    endUserId !== null
      ? sql`end_user_id = ${endUserId}`
      : appEventId !== null
        ? sql`app_event_id = ${appEventId}`
        : sql`project_id = ${projectId}`;
  const { rows } = await sql<{ ids: string[]; scanned: number; lastScanned: string | null }>`
    with scanned as materialized (
      select id, project_id, app_event_id from received_events
      where ${owner} and id >= ${low} and id < ${high} order by id desc limit ${lookBack}
    ),
    matches as materialized (
      select id from scanned
      where project_id = ${projectId} and (${appEventId}::uuid is null or app_event_id = ${appEventId})
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

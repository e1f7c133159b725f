import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from '../database/tables.ts';

export interface EndUserSummaryRow {
  readonly id: string;
  readonly externalId: string;
  readonly firstSeenAt: Date;
  readonly enabledCount: number;
  /** Of the newest received event; its time is in the id. */
  readonly lastEventId: string | null;
}

/** End users, the last seen first; `beforeId` is the last one of the page before. */
export async function listNewestEndUsers(
  db: Kysely<Tables>,
  { projectId, beforeId, limit }: { projectId: string; beforeId: string | null; limit: number },
): Promise<EndUserSummaryRow[]> {
  return listSummaries(
    db,
    sql`
      select * from end_users
      where project_id = ${projectId} and (${beforeId}::uuid is null or id < ${beforeId})
      order by id desc limit ${limit}`,
    sql`u.id desc`,
  );
}

/** End users whose id begins so, by that id; `after` is the last one of the page before. */
export async function searchEndUsers(
  db: Kysely<Tables>,
  { projectId, prefix, after, limit }: { projectId: string; prefix: string; after: string | null; limit: number },
): Promise<EndUserSummaryRow[]> {
  const pattern = `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
  // ~>~ compares by code units, as the index does, whatever the collation of the database.
  return listSummaries(
    db,
    sql`
      select * from end_users
      where project_id = ${projectId} and external_id like ${pattern} and external_id ~>~ ${after ?? ''}
      order by external_id using ~<~ limit ${limit}`,
    sql`u.external_id using ~<~`,
  );
}

async function listSummaries(
  db: Kysely<Tables>,
  page: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<EndUserSummaryRow[]> {
  const { rows } = await sql<EndUserSummaryRow>`
    select u.id, u.external_id as "externalId", u.first_seen_at as "firstSeenAt",
      (
        select count(*)::int from installations i join workflows w on w.id = i.workflow_id and w.deleted_at is null
        where i.end_user_id = u.id and i.is_enabled
      ) as "enabledCount",
      (select e.id from received_events e where e.end_user_id = u.id order by e.id desc limit 1) as "lastEventId"
    from (${page}) u order by ${order}`.execute(db);
  return rows;
}

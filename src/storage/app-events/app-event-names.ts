import { sql, type Kysely, type Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { AppEventNamesTable } from './app-event-tables.ts';

export type AliasRow = Pick<Selectable<AppEventNamesTable>, 'name' | 'created_at' | 'use_count' | 'last_used_at'>;

/** Who has a name already. */
export interface NameOwner {
  readonly appEventId: string;
  readonly name: string;
  readonly isAlias: boolean;
}

interface NamedEvent {
  readonly projectId: string;
  readonly appEventId: string;
  readonly name: string;
}

/**
 * Makes a name the current one of an App Event. Gives the App Event that has the name, as its own or as an alias, when
 * it is another one, and changes nothing then.
 */
export async function claimEventName(transaction: Kysely<Tables>, named: NamedEvent): Promise<NameOwner | null> {
  // An alias of the event itself becomes its name again, without the count of its uses as an alias.
  const { rows } = await sql`
    insert into app_event_names as n (project_id, name, app_event_id, is_alias)
    values (${named.projectId}, ${named.name}, ${named.appEventId}, false)
    on conflict (project_id, name) do update set is_alias = false, use_count = 0, last_used_at = null
      where n.app_event_id = excluded.app_event_id
    returning true`.execute(transaction);
  return rows.length > 0 ? null : getNameOwner(transaction, named);
}

/** Makes the current name of an App Event an alias, which still receives. */
export async function turnNameIntoAlias(transaction: Kysely<Tables>, named: NamedEvent): Promise<void> {
  await transaction
    .updateTable('app_event_names')
    .set({ is_alias: true, created_at: sql`now()`, use_count: 0, last_used_at: null })
    .where('project_id', '=', named.projectId)
    .where('name', '=', named.name)
    .where('app_event_id', '=', named.appEventId)
    .execute();
}

export async function listAliases(db: Kysely<Tables>, appEventId: string): Promise<AliasRow[]> {
  return db
    .selectFrom('app_event_names')
    .select(['name', 'created_at', 'use_count', 'last_used_at'])
    .where('app_event_id', '=', appEventId)
    .where('is_alias', '=', true)
    .orderBy('created_at', 'desc')
    .orderBy('name')
    .execute();
}

/** Says whether there was such an alias. */
export async function deleteAlias(transaction: Kysely<Tables>, appEventId: string, name: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('app_event_names')
    .where('app_event_id', '=', appEventId)
    .where('name', '=', name)
    .where('is_alias', '=', true)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

async function getNameOwner(transaction: Kysely<Tables>, { projectId, name }: NamedEvent): Promise<NameOwner> {
  return transaction
    .selectFrom('app_event_names as n')
    .innerJoin('app_events as e', 'e.id', 'n.app_event_id')
    .select(['e.id as appEventId', 'e.name', 'n.is_alias as isAlias'])
    .where('n.project_id', '=', projectId)
    .where('n.name', '=', name)
    .executeTakeFirstOrThrow();
}

import type { Pool } from 'pg';
import type { Json } from '#core/base/json.ts';
import type { ConditionGroups } from '#core/expression/condition.ts';
import { judgeEvent, readEventFilter, readsUser, type FilteredEvent } from '#core/workflow/event-filter.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { AcceptedEvent } from './accept-events.ts';

type EventFilter = {
  readonly versionId: string;
  readonly conditions: ConditionGroups;
  readonly readsUser: boolean;
};
/** By App Event. */
type ProjectFilters = ReadonlyMap<string, readonly EventFilter[]>;
type Row = { app_event_id: string; version_id: string; document: Json };
type UserRow = { id: string; external_id: string; metadata: Json };

const MAXIMUM_PROJECTS = 10_000;

const READ_FILTERS = `
select l.app_event_id, l.version_id, v.document
from workflow_listeners l join workflow_versions v on v.id = l.version_id
where l.project_id = $1 and l.has_filter`;
const READ_USERS = 'select id, external_id, metadata from end_users where id = any($1::uuid[])';

/** The filters of published versions, which never change. What is remembered may lack one: storing an event finds that out. */
export class EventFilters {
  readonly #pool: Pool;
  readonly #projects = new Map<string, Promise<ProjectFilters>>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  forget(projectIds: readonly string[]): void {
    for (const projectId of projectIds) this.#projects.delete(projectId);
  }

  /** Gives the events with what the known filters say to them. */
  async judge(events: readonly AcceptedEvent[]): Promise<readonly AcceptedEvent[]> {
    const filters = await Promise.all(events.map((event) => this.#find(event)));
    if (filters.every(({ length }) => length === 0)) return events;
    const needy = events.filter((_, index) => filters[index]?.some((filter) => filter.readsUser));
    const users = await this.#readUsers([...new Set(needy.map(({ endUserId }) => endUserId))]);
    return events.map((event, index) => judgeBy(filters[index] ?? [], event, users));
  }

  async #find({ projectId, appEventId }: AcceptedEvent): Promise<readonly EventFilter[]> {
    const known = this.#projects.get(projectId) ?? this.#read(projectId);
    return (await known).get(appEventId) ?? [];
  }

  #read(projectId: string): Promise<ProjectFilters> {
    const reading = this.#pool
      .query<Row>({ name: 'read-event-filters', text: READ_FILTERS, values: [projectId] })
      .then(({ rows }) => groupFilters(rows));
    reading.catch(() => this.#projects.delete(projectId));
    this.#projects.set(projectId, reading);
    const oldest = this.#projects.keys().next().value;
    if (this.#projects.size > MAXIMUM_PROJECTS && oldest !== undefined) this.#projects.delete(oldest);
    return reading;
  }

  async #readUsers(ids: readonly string[]): Promise<ReadonlyMap<string, FilteredEvent['user']>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.#pool.query<UserRow>(READ_USERS, [ids]);
    return new Map(rows.map(({ id, external_id, metadata }) => [id, { id: external_id, metadata }]));
  }
}

function groupFilters(rows: readonly Row[]): ProjectFilters {
  const byEvent = new Map<string, EventFilter[]>();
  for (const { app_event_id: appEventId, version_id: versionId, document } of rows) {
    const conditions = readEventFilter(readDocument(document));
    const filters = byEvent.get(appEventId) ?? [];
    filters.push({ versionId, conditions, readsUser: readsUser(conditions) });
    byEvent.set(appEventId, filters);
  }
  return byEvent;
}

const NOBODY: FilteredEvent['user'] = { id: '', metadata: {} };

function judgeBy(
  filters: readonly EventFilter[],
  event: AcceptedEvent,
  users: ReadonlyMap<string, FilteredEvent['user']>,
): AcceptedEvent {
  if (filters.length === 0) return event;
  // It has been parsed when it was checked.
  const payload = JSON.parse(event.payload) as Json;
  const user = users.get(event.endUserId) ?? NOBODY;
  const judgements = Object.fromEntries(
    filters.map(({ versionId, conditions }) => {
      const failures = judgeEvent(conditions, { payload, user });
      return [versionId, failures === null ? null : JSON.stringify(failures)];
    }),
  );
  return { ...event, judgements };
}

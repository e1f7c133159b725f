import type { Pool } from 'pg';
import { isUuid } from '#core/base/uuid-v7.ts';
import { compileMismatchCheck } from '#core/schema/find-mismatches.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import type { Json } from '#core/base/json.ts';
import type { EmittedEvent, Emission } from '#engine/ports/event-sink.ts';
import type { Intake } from './intake.ts';

/** An event that starts a workflow that emits an event that starts …: so often, and no further. */
const MAXIMUM_DEPTH = 10;

type Row = {
  project_id: string;
  end_user_id: string;
  depth: number | null;
  name: string | null;
  schema: JsonSchema | null;
};

const READ = `
select r.project_id, r.end_user_id, e.depth, a.name, a.schema
from runs r
left join emitted_events e on e.event_id = r.event_id
left join app_events a on a.id = $2 and a.project_id = r.project_id
where r.id = $1`;

const FIND_EARLIER = `
select k.event_id, (select count(*)::int from deliveries d where d.event_id = k.event_id and d.verdict = 'started') as count
from idempotency_keys k where k.project_id = $1 and k.end_user_id = $2 and k.key = $3`;

/** Receives an event that a run sends, once per key, with the runs that it starts, in one transaction. */
export async function emitEvent(
  pool: Pool,
  intake: Intake,
  createId: () => string,
  { runId, idempotencyKey, appEventId, payload }: EmittedEvent,
): Promise<Emission> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const [row] = (await client.query<Row>(READ, [runId, isUuid(appEventId) ? appEventId : null])).rows;
    if (row === undefined || row.name === null || row.schema === null) return await refuse({ kind: 'unknown_event' });
    const depth = (row.depth ?? 0) + 1;
    if (depth > MAXIMUM_DEPTH) return await refuse({ kind: 'too_deep', limit: MAXIMUM_DEPTH });
    const eventId = createId();
    const { project_id: projectId, end_user_id: endUserId, name, schema } = row;
    // It is JSON: the field that it comes from has been checked.
    const mismatches = compileMismatchCheck(schema)(JSON.parse(payload) as Json);
    const key = `emit ${idempotencyKey}`;
    const event = {
      id: eventId,
      projectId,
      appEventId,
      endUserId,
      sentName: name,
      payload,
      mismatches: mismatches.length === 0 ? null : JSON.stringify(mismatches),
      idempotencyKey: key,
      bodyHash: Buffer.alloc(0),
    };
    const [acceptance] = await intake([event], client);
    if (acceptance?.kind === 'stored') {
      await client.query('insert into emitted_events (event_id, run_id, depth) values ($1, $2, $3)', [
        eventId,
        runId,
        depth,
      ]);
      await client.query('commit');
      return { kind: 'sent', eventId, runCount: acceptance.runs.length };
    }
    const earlier = await client.query<{ event_id: string; count: number }>(FIND_EARLIER, [projectId, endUserId, key]);
    await client.query('rollback');
    const [first] = earlier.rows;
    if (first === undefined) throw new Error('An idempotency key vanished while it was read.');
    return { kind: 'sent', eventId: first.event_id, runCount: first.count };
  } catch (error) {
    failure = error instanceof Error ? error : new Error('The transaction failed.', { cause: error });
    throw error;
  } finally {
    // A client whose transaction failed is not used again: closing it rolls back, also when the connection is gone.
    client.release(failure);
  }

  async function refuse(emission: Emission): Promise<Emission> {
    await client.query('rollback');
    return emission;
  }
}

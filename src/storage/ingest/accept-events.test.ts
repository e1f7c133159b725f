import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeStep } from '#testing/make-document.ts';
import { seedProject, seedWorkflow, type SeededProject } from '#testing/seed-project.ts';
import { createTemporaryDatabase } from '#testing/temporary-database.ts';
import { HOT_PATH_SETTINGS } from '../database/hot-path-settings.ts';
import { migrate } from '../migrate.ts';
import { countHeldRuns, releaseHeldRuns } from '../run-starts/release-held-runs.ts';
import { acceptEvents, UnjudgedEventsError, type AcceptedEvent } from './accept-events.ts';
import { ensureEndUsers } from './ensure-end-users.ts';
import { createIntake } from './intake.ts';
import { findEarlierEvent } from './find-earlier-event.ts';

let database: Awaited<ReturnType<typeof createTemporaryDatabase>>;
let pool: Pool;

beforeAll(async () => {
  database = await createTemporaryDatabase({ migrate });
  pool = new Pool({ connectionString: database.connectionString, max: 4, options: HOT_PATH_SETTINGS });
});

afterAll(async () => {
  await pool.end();
  await database.remove();
});

async function seedUser(project: SeededProject, externalId: string): Promise<string> {
  const [id] = await ensureEndUsers(pool, [{ projectId: project.projectId, externalId }]);
  if (id === undefined) throw new Error('The user was not created.');
  return id;
}

async function createEvent(
  project: SeededProject,
  endUserId: string,
  over: Partial<AcceptedEvent> = {},
): Promise<AcceptedEvent> {
  const { rows } = await pool.query<{ id: string }>('select uuidv7() as id');
  return {
    id: rows[0]?.id ?? '',
    projectId: project.projectId,
    appEventId: project.appEventId,
    endUserId,
    sentName: 'Contact Created',
    payload: '{"a":1}',
    mismatches: null,
    idempotencyKey: null,
    bodyHash: null,
    ...over,
  };
}

async function countRows(table: string, eventId: string): Promise<number> {
  const column = table === 'received_events' ? 'id' : 'event_id';
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from ${table} where ${column} = $1`,
    [eventId],
  );
  return rows[0]?.count ?? -1;
}

test('an event is stored with a verdict, a run and a job for each workflow that is on', async () => {
  const project = await seedProject(pool);
  const steps = [makeStep('step1', { type: 'function' })];
  const first = await seedWorkflow(pool, project, steps);
  const second = await seedWorkflow(pool, project, steps);
  const user = await seedUser(project, 'u1');
  await pool.query('update installations set is_enabled = false where workflow_id = $1', [second.workflowId]);
  const event = await createEvent(project, user);

  const [acceptance] = await acceptEvents(pool, [event]);

  expect(acceptance).toMatchObject({ kind: 'stored', runs: [{ workflowId: first.workflowId }] });
  const { rows } = await pool.query(
    'select workflow_id, verdict from deliveries where event_id = $1 order by verdict',
    [event.id],
  );
  expect(rows).toEqual([
    { workflow_id: second.workflowId, verdict: 'disabled' },
    { workflow_id: first.workflowId, verdict: 'started' },
  ]);
  const jobs = await pool.query('select task_identifier, max_attempts from graphile_worker.jobs');
  expect(jobs.rows).toEqual([{ task_identifier: 'run', max_attempts: 30_000 }]);
});

test('a user of whom nobody decided gets the verdict not_enabled, a draft-only workflow not_published', async () => {
  const project = await seedProject(pool);
  const user = await seedUser(project, 'u1');
  await seedWorkflow(pool, project, []);
  const draftOnly = await seedWorkflow(pool, project, []);
  await pool.query('update workflow_listeners set version_id = null where workflow_id = $1', [draftOnly.workflowId]);
  const event = await createEvent(project, user);

  expect(await acceptEvents(pool, [event])).toEqual([{ kind: 'stored', runs: [] }]);
  const { rows } = await pool.query('select verdict from deliveries where event_id = $1 order by verdict', [event.id]);
  expect(rows).toEqual([{ verdict: 'not_enabled' }, { verdict: 'not_published' }]);
});

test('one idempotency key sent a hundred times at once is one event', async () => {
  const project = await seedProject(pool);
  await seedWorkflow(pool, project, []);
  const user = await seedUser(project, 'u1');
  const bodyHash = Buffer.from('hash');
  const key = randomUUID();
  const events = await Promise.all(
    Array.from({ length: 100 }, () => createEvent(project, user, { idempotencyKey: key, bodyHash })),
  );

  const acceptances = await Promise.all(events.map(async (event) => (await acceptEvents(pool, [event]))[0]));

  expect(acceptances.filter((one) => one?.kind === 'stored')).toHaveLength(1);
  const counts = await Promise.all(events.map(({ id }) => countRows('received_events', id)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  const stored = events[acceptances.findIndex((one) => one?.kind === 'stored')];
  const earlier = await findEarlierEvent(pool, { projectId: project.projectId, endUserId: user, key });
  expect(earlier?.eventId).toBe(stored?.id);
  expect(earlier?.runs).toHaveLength(1);
});

test('a filter judges before the event is stored, also one that was published a moment ago', async () => {
  const project = await seedProject(pool);
  const intake = createIntake(pool);
  const early = await createEvent(project, await seedUser(project, 'u1'));
  expect(await intake([early])).toEqual([{ kind: 'stored', runs: [] }]);
  const { workflowId } = await seedWorkflow(pool, project, [], {
    filter: [
      {
        id: 'g1',
        conditions: [
          {
            id: 'c1',
            left: [{ ref: { source: 'trigger', path: ['a'] } }],
            operator: '$numberGreaterThan',
            right: [{ text: '10' }],
          },
        ],
      },
    ],
  });
  const user = await seedUser(project, 'u2');
  const [small, large] = [await createEvent(project, user), await createEvent(project, user, { payload: '{"a":11}' })];

  await expect(acceptEvents(pool, [small])).rejects.toThrow(UnjudgedEventsError);
  expect(await countRows('received_events', small.id)).toBe(0);

  expect(await intake([small, large])).toMatchObject([
    { kind: 'stored', runs: [] },
    { kind: 'stored', runs: [{ workflowId }] },
  ]);
  const { rows } = await pool.query('select verdict, reason from deliveries where event_id = $1', [small.id]);
  expect(rows).toEqual([
    {
      verdict: 'filtered',
      reason: [{ left: 'a', operator: 'is greater than', right: '10', leftValue: 1, rightValue: '10' }],
    },
  ]);
});

test('the runs of a paused project wait, and each gets one job when it goes on', async () => {
  const project = await seedProject(pool);
  await seedWorkflow(pool, project, []);
  const user = await seedUser(project, 'u1');
  const setPaused = (isPaused: boolean) =>
    pool.query('update projects set is_paused = $2 where id = $1', [project.projectId, isPaused]);
  const countJobs = async (runIds: readonly string[]) => {
    const { rows } = await pool.query<{ count: number }>(
      "select count(*)::int as count from graphile_worker._private_jobs where payload ->> 'runId' = any($1)",
      [runIds],
    );
    return rows[0]?.count;
  };
  await setPaused(true);
  const events = await Promise.all(Array.from({ length: 20 }, () => createEvent(project, user)));
  const acceptances = await acceptEvents(pool, events);
  const runIds = acceptances.flatMap((one) => (one.kind === 'stored' ? one.runs.map(({ runId }) => runId) : []));
  expect(runIds).toHaveLength(20);
  await releaseHeldRuns(pool);
  expect(await countHeldRuns(pool, project.projectId)).toBe(20);
  expect(await countJobs(runIds)).toBe(0);

  await setPaused(false);
  await Promise.all([releaseHeldRuns(pool), releaseHeldRuns(pool), releaseHeldRuns(pool)]);
  expect(await countHeldRuns(pool, project.projectId)).toBe(0);
  expect(await countJobs(runIds)).toBe(20);
});

test('a key older than 72 hours is free again', async () => {
  const project = await seedProject(pool);
  const user = await seedUser(project, 'u1');
  const keyed = { idempotencyKey: 'k', bodyHash: Buffer.from('x') };
  await acceptEvents(pool, [await createEvent(project, user, keyed)]);
  await pool.query(`update idempotency_keys set created_at = now() - interval '73 hours'`);
  const again = await createEvent(project, user, keyed);
  expect(await acceptEvents(pool, [again])).toEqual([{ kind: 'stored', runs: [] }]);
  expect(await countRows('received_events', again.id)).toBe(1);
});

test('events of one call are stored all or not at all', async () => {
  const project = await seedProject(pool);
  const user = await seedUser(project, 'u1');
  const good = await createEvent(project, user);
  const bad = await createEvent(project, user, { mismatches: 'not json' });
  await expect(acceptEvents(pool, [good, bad])).rejects.toThrow(/json/);
  expect(await countRows('received_events', good.id)).toBe(0);
});

test('the payload keeps its source text, also what jsonb would refuse', async () => {
  const project = await seedProject(pool);
  const user = await seedUser(project, 'u1');
  const payload = '{"b":1.0, "a":"\\u0000\\ud800","n":12345678901234567890}';
  const event = await createEvent(project, user, { payload });
  await acceptEvents(pool, [event]);
  const { rows } = await pool.query('select payload from received_events where id = $1', [event.id]);
  expect(rows).toEqual([{ payload }]);
});

test('a user first seen while two senders race is one user with one installation', async () => {
  const project = await seedProject(pool);
  await seedWorkflow(pool, project, []);
  const ids = await Promise.all(Array.from({ length: 4 }, () => seedUser(project, 'same')));
  expect(new Set(ids).size).toBe(1);
  const { rows } = await pool.query('select count(*)::int as count from installations where end_user_id = $1', [
    ids[0],
  ]);
  expect(rows).toEqual([{ count: 1 }]);
});

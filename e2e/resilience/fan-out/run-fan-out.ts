import { Client } from 'pg';
import { waitUntil } from '../../fixtures/wait-until.ts';
import { countOpen } from '../chaos/read-outcome.ts';
import { sendCounted, type SendAnswer } from '../ground/send-counted.ts';
import { setUpCounting, type Counting } from '../ground/set-up-counting.ts';
import { startCluster, type Cluster } from '../ground/start-cluster.ts';
import { FIRST_PATH, SECOND_PATH, twoRequestSteps } from '../ground/two-request-steps.ts';

export interface FanOutReport {
  readonly workflows: number;
  readonly runs: number;
  readonly tries: number;
  readonly calls: number;
  readonly repeatedCalls: number;
  readonly problems: readonly string[];
}

const SINK_LATENCY_MS = 5;
const QUIET_LIMIT_MS = 120_000;

/** One event for many workflows: the API is killed before it answers, and a worker in the middle of the runs. */
export async function runFanOut(workflows: number): Promise<FanOutReport> {
  const cluster = await startCluster({ apis: 2, workers: 2, sinkLatencyMs: SINK_LATENCY_MS });
  try {
    return await killInTheMiddle(cluster, workflows);
  } finally {
    await cluster.stop();
  }
}

async function killInTheMiddle(cluster: Cluster, workflows: number): Promise<FanOutReport> {
  const { postgres, sink, apis, workers } = cluster;
  const steps = twoRequestSteps(sink.url);
  const counting = await setUpCounting(apis[0]?.url ?? '', steps);
  await copyWorkflow(postgres.connectionString, counting, workflows);

  const first = sendCounted(apis[0]?.url ?? '', counting, 1);
  setTimeout(() => apis[0]?.kill9(), 30);
  await first;
  const { answer, tries } = await sendUntilTaken(
    apis.map(({ url }) => url),
    counting,
  );
  await waitUntil('the first hundred calls', async () => ((await sink.listCalls()).length >= 100 ? true : undefined));
  workers[0]?.kill9();
  const isQuiet = async (): Promise<true | undefined> =>
    (await countOpen(postgres.connectionString)) === 0 ? true : undefined;
  await waitUntil('all runs to end', isQuiet, QUIET_LIMIT_MS).catch(() => undefined);

  const outcome = await countRuns(postgres.connectionString);
  const calls = await sink.listCalls();
  const keys = new Set(calls.map(({ idempotencyKey }) => idempotencyKey));
  const perPath = (path: string) =>
    new Set(calls.filter((call) => call.path === path).map(({ idempotencyKey }) => idempotencyKey)).size;
  const problems = [
    ...(answer.runIds.length === workflows ? [] : [`The answer names ${answer.runIds.length} runs.`]),
    ...(outcome.all === workflows ? [] : [`There are ${outcome.all} runs.`]),
    ...(outcome.completed === workflows ? [] : [`${outcome.completed} runs are completed.`]),
    ...(outcome.events === 1 ? [] : [`There are ${outcome.events} events.`]),
    ...[FIRST_PATH, SECOND_PATH].flatMap((path) =>
      perPath(path) === workflows ? [] : [`${path} was called under ${perPath(path)} keys.`],
    ),
    ...cluster.apis.concat(cluster.workers).flatMap(({ unasked }) => unasked),
  ];
  return {
    workflows,
    runs: outcome.completed,
    tries,
    calls: calls.length,
    repeatedCalls: calls.length - keys.size,
    problems,
  };
}

async function sendUntilTaken(
  urls: readonly string[],
  counting: Counting,
): Promise<{ readonly answer: SendAnswer; readonly tries: number }> {
  let tries = 1;
  const answer = await waitUntil(
    'the event to be taken',
    async () => {
      const given = await sendCounted(urls[tries % urls.length] ?? '', counting, 1);
      tries += 1;
      return given.status === 201 ? given : undefined;
    },
    60_000,
  );
  return { answer, tries };
}

/** Makes it as many workflows as are wanted; a thousand calls of the API would take longer than the rest. */
async function copyWorkflow(connectionString: string, { workflowId }: Counting, count: number): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(COPY, [workflowId, count - 1]);
    await client.query(PUBLISH);
  } finally {
    await client.end();
  }
}

const COPY = `
with original as (
  select w.*, v.document as published from workflows w join workflow_versions v on v.id = w.published_version_id where w.id = $1
),
copies as (
  insert into workflows (id, project_id, name, draft, is_on_by_default)
  select uuidv7(), project_id, name || ' ' || n, draft, true from original, generate_series(1, $2) n returning id, project_id
),
versions as (
  insert into workflow_versions (id, workflow_id, number, document, published_by)
  select uuidv7(), c.id, 1, o.published, 'test' from copies c, original o returning id, workflow_id
),
listeners as (
  insert into workflow_listeners (project_id, app_event_id, workflow_id, version_id)
  select o.project_id, (select app_event_id from workflow_listeners where workflow_id = $1), v.workflow_id, v.id
  from versions v, original o
)
select count(*) from versions`;
const PUBLISH = `
update workflows w set published_version_id = v.id, published_revision = draft_revision
from workflow_versions v where v.workflow_id = w.id and w.published_version_id is null`;

async function countRuns(
  connectionString: string,
): Promise<{ readonly all: number; readonly completed: number; readonly events: number }> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ all: number; completed: number; events: number }>(
      `select count(*)::int as all, count(*) filter (where status = 'completed')::int as completed,
       (select count(*)::int from received_events) as events from runs`,
    );
    return rows[0] ?? { all: 0, completed: 0, events: 0 };
  } finally {
    await client.end();
  }
}

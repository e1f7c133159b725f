import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { createUser } from '#contract/users.ts';
import { changeDraft, createWorkflow, publishWorkflow, updateWorkflow } from '#contract/workflows.ts';
import { createApi, type Api } from '../../fixtures/api-client.ts';
import { setUpOwner } from '../../fixtures/set-up-project.ts';
import { waitUntil } from '../../fixtures/wait-until.ts';
import { startCluster, type Cluster } from '../ground/start-cluster.ts';

export interface TicksOptions {
  /** Times of all users together. */
  readonly ticks: number;
  readonly withPostgresKill: boolean;
}
export interface TicksReport {
  readonly ticks: number;
  readonly users: number;
  readonly kills: number;
  /** How late runs were stored, in milliseconds; those around a kill among them. */
  readonly lateMs: { readonly p50: number; readonly p99: number };
  /** Empty: each time started one run, and all of them ended well. */
  readonly problems: readonly string[];
}

const EVERY_S = 5;
const MOST_USERS = 500;
const CALLS_AT_A_TIME = 20;
const QUIET_LIMIT_MS = 60_000;

/** Lets a Scheduler fire for many users while its processes are killed, and looks that each time started one run. */
export async function runTicks(options: TicksOptions): Promise<TicksReport> {
  const cluster = await startCluster({ apis: 1, workers: 3, schedulers: 2, sinkLatencyMs: 0 });
  try {
    return await fireThroughKills(cluster, options);
  } finally {
    await cluster.stop();
  }
}

async function fireThroughKills(cluster: Cluster, { ticks, withPostgresKill }: TicksOptions): Promise<TicksReport> {
  const users = Math.min(MOST_USERS, Math.ceil(ticks / 3));
  const rounds = Math.ceil(ticks / users);
  const workflowId = await setUpSchedule(createApi(cluster.apis[0]?.url ?? ''), users);
  const stopAt = Date.now() + (rounds + 1) * EVERY_S * 1000;
  let kills = 0;
  while (Date.now() < stopAt) {
    await pause(Math.min(4000, Math.max(0, stopAt - Date.now())));
    const victim = [...cluster.schedulers, ...cluster.workers][kills % 5];
    victim?.kill9();
    kills += 1;
    if (withPostgresKill && kills === 3) {
      await cluster.postgres.kill9();
      await cluster.postgres.startAgain();
    }
  }
  // Nothing comes due any more, so that what was started can end.
  await query(cluster, 'update installations set is_enabled = false where workflow_id = $1', [workflowId]);
  await waitUntil(
    'all runs to end',
    async () => ((await countOpen(cluster, workflowId)) === 0 ? true : undefined),
    QUIET_LIMIT_MS,
  ).catch(() => undefined);
  return judge(await readRuns(cluster, workflowId), { users, kills });
}

async function setUpSchedule(api: Api, users: number): Promise<string> {
  const projectId = await setUpOwner(api, 'Ticks');
  const created = await api.call(createWorkflow, { params: { projectId }, body: { name: 'Tick' } });
  const params = { projectId, workflowId: created.id };
  await api.call(updateWorkflow, { params, body: { isOnByDefault: true } });
  for (let first = 0; first < users; first += CALLS_AT_A_TIME) {
    const some = Array.from({ length: Math.min(CALLS_AT_A_TIME, users - first) }, (_, at) => `user-${first + at}`);
    await Promise.all(some.map((userId) => api.call(createUser, { params: { projectId }, body: { userId } })));
  }
  const config = { mode: 'seconds', everySeconds: EVERY_S, overlap: 'parallel' };
  const changes = [
    {
      changeId: randomUUID(),
      label: 'Schedule it',
      operations: [{ kind: 'set-trigger' as const, trigger: { type: 'scheduler', config } }],
    },
  ];
  const { revision } = await api.call(changeDraft, { params, body: { baseRevision: created.revision, changes } });
  await api.call(publishWorkflow, { params, body: { revision } });
  return created.id;
}

type Run = { readonly user: string; readonly at: string; readonly status: string; readonly late_ms: number };

async function readRuns(cluster: Cluster, workflowId: string): Promise<readonly Run[]> {
  return query<Run>(
    cluster,
    `select u.external_id as user, (r.input::json)->>'scheduledAt' as at, r.status,
       extract(epoch from uuid_time(r.id) - ((r.input::json)->>'scheduledAt')::timestamptz) * 1000 as late_ms
     from runs r join end_users u on u.id = r.end_user_id where r.workflow_id = $1`,
    [workflowId],
  );
}

async function countOpen(cluster: Cluster, workflowId: string): Promise<number> {
  const rows = await query<{ count: number }>(
    cluster,
    `select count(*)::int as count from runs where workflow_id = $1 and status in ('queued', 'running', 'waiting')`,
    [workflowId],
  );
  return rows[0]?.count ?? 0;
}

function judge(
  runs: readonly Run[],
  { users, kills }: { readonly users: number; readonly kills: number },
): TicksReport {
  const problems: string[] = [];
  const byUser = Map.groupBy(runs, ({ user }) => user);
  if (byUser.size !== users) problems.push(`${byUser.size} users had runs, and there are ${users}.`);
  for (const [user, own] of byUser) {
    const times = own.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b);
    for (const [index, time] of times.entries()) {
      const before = times[index - 1];
      const gap = before === undefined ? EVERY_S * 1000 : time - before;
      if (gap === 0) problems.push(`${user} had two runs at ${new Date(time).toISOString()}.`);
      else if (gap !== EVERY_S * 1000)
        problems.push(`${user} had none for ${gap} ms before ${new Date(time).toISOString()}.`);
    }
  }
  const bad = runs.filter(({ status }) => status !== 'completed');
  if (bad.length > 0) problems.push(`${bad.length} runs have not ended well.`);
  const late = runs.map(({ late_ms: ms }) => Number(ms)).toSorted((a, b) => a - b);
  const quantile = (share: number): number => Math.round(late[Math.floor((late.length - 1) * share)] ?? Number.NaN);
  return { ticks: runs.length, users, kills, lateMs: { p50: quantile(0.5), p99: quantile(0.99) }, problems };
}

export function formatTicks({ ticks, users, kills, lateMs, problems }: TicksReport): string {
  return [
    `${ticks} times of ${users} users, ${kills} kills of schedulers and workers:`,
    problems.length === 0 ? 'each started one run, and all of them completed.' : `${problems.length} are wrong.`,
    `Stored ${lateMs.p50} ms after their time at the median, ${lateMs.p99} ms at the 99th percentile (kills included).`,
    ...problems.slice(0, 10),
  ].join('\n');
}

async function query<Row extends object>(
  { postgres }: Cluster,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const client = new Client({ connectionString: postgres.connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

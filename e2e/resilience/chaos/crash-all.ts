import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { waitUntil } from '../../fixtures/wait-until.ts';
import type { Cluster } from '../ground/start-cluster.ts';
import type { Pace } from './pace.ts';
import type { Crash } from './plan-crashes.ts';

/** What happened to the cluster. Times are milliseconds since 1970. */
export interface CrashRecord {
  readonly what: string;
  readonly at: number;
  /** For Postgres: when it accepted connections again. */
  readonly backAt: number | null;
  /** Runs whose jobs the dead process held. */
  readonly strandedRunIds: readonly string[];
}

const START_LIMIT_MS = 60_000;
const END_ALL = `
select pg_terminate_backend(pid) from pg_stat_activity
where pid <> pg_backend_pid() and datname = current_database()`;
const STRANDED = `
select j.payload ->> 'runId' as "runId" from graphile_worker._private_jobs j
join worker_pools p on p.id = j.locked_by where p.process_id = $1`;

/** Carries out a plan. Tells the pace after each crash, so that the load lasts as long as the crashes. */
export async function crashAll(cluster: Cluster, plan: readonly Crash[], pace: Pace): Promise<CrashRecord[]> {
  const records: CrashRecord[] = [];
  for (const crash of plan) {
    await pause(crash.afterMs);
    records.push(await carryOut(cluster, crash));
    pace.advance();
  }
  return records;
}

async function carryOut(cluster: Cluster, crash: Crash): Promise<CrashRecord> {
  const { postgres, apis, workers } = cluster;
  if (crash.kind === 'postgres') {
    const at = Date.now();
    await postgres.kill9();
    await pause(crash.awayMs);
    await postgres.startAgain();
    return { what: 'Postgres', at, backAt: Date.now(), strandedRunIds: [] };
  }
  if (crash.kind === 'connections') {
    const at = Date.now();
    await endAllConnections(postgres.connectionString);
    return { what: 'all connections', at, backAt: Date.now(), strandedRunIds: [] };
  }
  const all = [...apis, ...workers];
  const victim = all[crash.processIndex];
  if (victim === undefined) throw new Error('The plan names a process that there is not.');
  // One of each role is always there to go on: how soon it does is one of the promises.
  const areUp = (): true | undefined => (all.every(({ pid }) => pid() !== undefined) ? true : undefined);
  await waitUntil('all processes to be up again', areUp, START_LIMIT_MS);
  const pid = victim.pid() ?? 0;
  const at = Date.now();
  victim.kill9();
  return { what: victim.name, at, backAt: null, strandedRunIds: await listStranded(postgres.connectionString, pid) };
}

async function endAllConnections(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(END_ALL);
  } finally {
    await client.end();
  }
}

async function listStranded(connectionString: string, pid: number): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<{ runId: string }>(STRANDED, [pid])).rows.map(({ runId }) => runId);
  } finally {
    await client.end();
  }
}

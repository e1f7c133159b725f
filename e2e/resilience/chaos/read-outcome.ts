import { Client } from 'pg';

/** A run with what belongs to it, as the database has it. Times are milliseconds since 1970. */
export interface StoredRun {
  readonly runId: string;
  readonly eventId: string;
  readonly status: string;
  readonly finishedAt: number | null;
  /** "step:status", in alphabetical order. */
  readonly steps: readonly string[];
}

export interface Outcome {
  readonly eventIds: readonly string[];
  /** Runs that the deliveries name, by event. */
  readonly delivered: readonly { readonly eventId: string; readonly runId: string | null; readonly verdict: string }[];
  readonly runs: readonly StoredRun[];
  readonly openJobs: number;
}

const RUNS = `
select r.id as "runId", r.event_id as "eventId", r.status, extract(epoch from r.finished_at)::float8 * 1000 as "finishedAt",
  coalesce((select array_agg(s.step_id || ':' || s.status order by s.step_id) from step_runs s where s.run_id = r.id), '{}') as steps
from runs r`;

export async function readOutcome(connectionString: string): Promise<Outcome> {
  return ask(connectionString, async (client) => {
    const events = await client.query<{ id: string }>('select id from received_events');
    const delivered = await client.query<Outcome['delivered'][number]>(
      'select event_id as "eventId", run_id as "runId", verdict from deliveries',
    );
    const runs = await client.query<StoredRun>(RUNS);
    const jobs = await client.query('select from graphile_worker._private_jobs');
    return {
      eventIds: events.rows.map(({ id }) => id),
      delivered: delivered.rows,
      runs: runs.rows,
      openJobs: jobs.rowCount ?? 0,
    };
  });
}

/** How much is under way or waits: runs that have not ended, and jobs. */
export async function countOpen(connectionString: string): Promise<number> {
  return ask(connectionString, async (client) => {
    const { rows } = await client.query<{ open: number }>(
      `select ((select count(*) from runs where status in ('queued', 'running', 'waiting'))
        + (select count(*) from graphile_worker._private_jobs))::int as open`,
    );
    return rows[0]?.open ?? 0;
  });
}

async function ask<T>(connectionString: string, question: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await question(client);
  } finally {
    await client.end();
  }
}

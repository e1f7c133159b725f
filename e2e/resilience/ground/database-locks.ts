import { Client } from 'pg';

const HOLDERS = `
select p.process_id as pid from graphile_worker._private_jobs j join worker_pools p on p.id = j.locked_by
where j.payload ->> 'runId' = $1`;

/** The process that works on a run at the moment. */
export async function findWorkerOf(connectionString: string, runId: string): Promise<number | undefined> {
  return withClient(connectionString, async (client) => {
    const { rows } = await client.query<{ pid: number }>(HOLDERS, [runId]);
    return rows[0]?.pid;
  });
}

/** Makes every statement that stores an event wait, until `release`. */
export async function holdReceivedEvents(connectionString: string): Promise<{ readonly release: () => Promise<void> }> {
  const client = new Client({ connectionString });
  // PostgreSQL may leave first.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin; lock table received_events in exclusive mode');
  return { release: () => client.end() };
}

/** How many statements wait for a lock. */
export async function countWaiting(connectionString: string): Promise<number> {
  return withClient(connectionString, async (client) => {
    const { rows } = await client.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock'`,
    );
    return rows[0]?.waiting ?? 0;
  });
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

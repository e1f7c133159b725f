import type { Pool } from 'pg';
import type { RunStatus } from '#core/run/state.ts';
import type { CallerResponse } from '#engine/ports/response-sink.ts';

/** How a run stands for whoever waits for its response. */
export type RunEnding = {
  readonly runId: string;
  readonly status: RunStatus;
  readonly response: CallerResponse | null;
  /** Why it failed. */
  readonly errorMessage: string | null;
};

type Row = {
  id: string;
  run_status: RunStatus;
  error: { message: string } | null;
  status: number | null;
  headers: [string, string][] | null;
  body: string | null;
  file_id: string | null;
};

const READ = `
select r.id, r.status as run_status, r.error, s.status, s.headers, s.body, s.file_id
from runs r left join run_responses s on s.run_id = r.id where r.id = any($1::uuid[])`;

export async function readEndings(pool: Pool, runIds: readonly string[]): Promise<readonly RunEnding[]> {
  const { rows } = await pool.query<Row>({ name: 'read-endings', text: READ, values: [runIds] });
  return rows.map((row) => ({
    runId: row.id,
    status: row.run_status,
    errorMessage: row.error?.message ?? null,
    response: row.status === null ? null : { status: row.status, headers: row.headers ?? [], body: readBody(row) },
  }));
}

function readBody({ body, file_id: fileId }: Row): CallerResponse['body'] {
  if (fileId !== null) return { fileId };
  return body === null ? null : { text: body };
}

// In portions, so that no caller waits behind a long delete.
const FORGET = `
delete from run_responses where ctid = any(array(
  select ctid from run_responses where created_at < now() - interval '1 hour' limit 10000
))`;

/** Forgets responses that nobody came for. */
export async function forgetResponses(pool: Pool): Promise<void> {
  let forgotten = 0;
  do {
    forgotten = (await pool.query(FORGET)).rowCount ?? 0;
  } while (forgotten > 0);
}

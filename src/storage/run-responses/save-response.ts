import type { Pool } from 'pg';
import type { CallerResponse } from '#engine/ports/response-sink.ts';

/** Told the id of each run that has responded. */
export const RESPONSE_CHANNEL = 'millrace_response';

const SAVE = `
with saved as (
  insert into run_responses (run_id, status, headers, body, file_id) values ($1, $2, $3, $4, $5)
  on conflict (run_id) do nothing returning run_id
)
select pg_notify('${RESPONSE_CHANNEL}', run_id::text) from saved`;

/** Keeps a run's first response and tells who waits for it. False: there was one before. */
export async function saveResponse(
  pool: Pick<Pool, 'query'>,
  runId: string,
  { status, headers, body }: CallerResponse,
): Promise<boolean> {
  const text = body !== null && 'text' in body ? body.text : null;
  const fileId = body !== null && 'fileId' in body ? body.fileId : null;
  const { rows } = await pool.query({
    name: 'save-response',
    text: SAVE,
    values: [runId, status, JSON.stringify(headers), text, fileId],
  });
  return rows.length > 0;
}

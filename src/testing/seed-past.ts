import type { Pool } from 'pg';
import { createUuidV7 } from '#core/base/uuid-v7.ts';
import type { SeededProject, SeededWorkflow } from './seed-project.ts';

const WEEK_MS = 7 * 86_400_000;

/** A Monday, some weeks before today. */
export const monday = (weeksAgo: number): number => {
  const today = new Date();
  const days = (today.getUTCDay() + 6) % 7;
  return Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() - days) - weeksAgo * WEEK_MS;
};
export const idAt = (ms: number): string => createUuidV7(ms, crypto.getRandomValues(new Uint8Array(10)));

export type PastPlace = SeededProject & SeededWorkflow & { readonly endUserId: string };
export type Past = { readonly eventId: string; readonly runId: string };

/** An event of then with a run of then, and all that belongs to them. */
export async function seedPast(
  pool: Pool,
  { projectId, appEventId, workflowId, versionId, endUserId }: PastPlace,
  eventMs: number,
  status = 'completed',
  runMs = eventMs + 5,
): Promise<Past> {
  await pool.query('select ensure_partitions($1, $2)', [new Date(eventMs), new Date(runMs + 1)]);
  const [eventId, runId, fileId] = [idAt(eventMs), idAt(runMs), idAt(eventMs)];
  const write = (text: string, values: readonly unknown[]) => pool.query(text, [...values]);
  await write(
    `insert into received_events (id, project_id, app_event_id, end_user_id, sent_name, payload) values ($1, $2, $3, $4, 'Contact Created', '{"n":1}')`,
    [eventId, projectId, appEventId, endUserId],
  );
  await write(
    `insert into deliveries (event_id, project_id, workflow_id, verdict, run_id) values ($1, $2, $3, 'started', $4)`,
    [eventId, projectId, workflowId, runId],
  );
  await write(
    'insert into runs (id, project_id, workflow_id, version_id, end_user_id, event_id, status) values ($1, $2, $3, $4, $5, $6, $7)',
    [runId, projectId, workflowId, versionId, endUserId, eventId, status],
  );
  await write(
    `insert into step_runs (run_id, step_id, status, attempts, started_at, finished_at) values ($1, 's1', 'completed', 1, now(), now())`,
    [runId],
  );
  if (status === 'failed') {
    await write('insert into failed_runs (project_id, workflow_id, run_id) values ($1, $2, $3)', [
      projectId,
      workflowId,
      runId,
    ]);
  }
  await write('insert into emitted_events (event_id, run_id, depth) values ($1, $2, 1)', [eventId, runId]);
  await write(
    `insert into files (id, project_id, name, content_type, content) values ($1, $2, 'a.txt', 'text/plain', 'hello')`,
    [fileId, projectId],
  );
  await write(`insert into refused_sends (id, project_id, code, message) values ($1, $2, 'invalid_request', 'No.')`, [
    idAt(eventMs),
    projectId,
  ]);
  return { eventId, runId };
}

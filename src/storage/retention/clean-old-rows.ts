import type { Pool } from 'pg';
import { uuidV7Floor } from '#core/base/uuid-v7.ts';
import type { Span } from './weeks.ts';

type Portion = { readonly text: string; readonly values: readonly unknown[]; readonly size: number };

const SIZE = 5000;
/** A file may have 10 MiB. */
const FILES_SIZE = 50;

/** What names a run or an event, or came with one, by the id that says when. */
const BY_ID = [
  { table: 'failed_runs', column: 'run_id', size: SIZE },
  { table: 'held_runs', column: 'run_id', size: SIZE },
  { table: 'emitted_events', column: 'event_id', size: SIZE },
  { table: 'files', column: 'id', size: FILES_SIZE },
] as const;

/**
 * Deletes, in small portions, what is not partitioned: rows of the weeks that are gone, and what is older than `untilMs` or
 * has lapsed by `nowMs`.
 */
export async function cleanOldRows(
  pool: Pool,
  { gaps, untilMs, nowMs }: { readonly gaps: readonly Span[]; readonly untilMs: number; readonly nowMs: number },
  signal: AbortSignal,
): Promise<void> {
  const ofGaps = gaps.flatMap(({ fromMs, toMs }) =>
    BY_ID.map(({ table, column, size }) =>
      portion(table, `${column} >= $1 and ${column} < $2`, [uuidV7Floor(fromMs), uuidV7Floor(toMs)], size),
    ),
  );
  const others = [
    portion('refused_sends', 'id < $1', [uuidV7Floor(untilMs)]),
    portion('hooks', 'expires_at < $1', [new Date(nowMs)]),
    portion('resource_addresses', 'expires_at < $1', [new Date(nowMs)]),
    portion('hook_tests', 'expires_at < $1', [new Date(nowMs)]),
    // What tests of drafts have kept in a Store.
    portion('stored_values', `owner like 'test:%' and updated_at < $1`, [new Date(untilMs)]),
  ];
  for (const one of [...ofGaps, ...others]) await deleteInPortions(pool, one, signal);
}

function portion(table: string, condition: string, values: readonly unknown[], size = SIZE): Portion {
  const text = `delete from ${table} where ctid = any(array(select ctid from ${table} where ${condition} limit ${size}))`;
  return { text, values, size };
}

async function deleteInPortions(pool: Pool, { text, values, size }: Portion, signal: AbortSignal): Promise<void> {
  let deleted = 0;
  do {
    signal.throwIfAborted();
    deleted = (await pool.query(text, [...values])).rowCount ?? 0;
  } while (deleted === size);
}

import type { Pool, PoolClient } from 'pg';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The partitioned tables. What names a run goes before what the run is explained by, so that nothing is shown by halves. */
const TABLES = ['runs', 'step_runs', 'deliveries', 'received_events'] as const;
type PartitionedTable = (typeof TABLES)[number];

export type Partition = {
  readonly parent: PartitionedTable;
  readonly name: string;
  /** `detaching`: a detach that was broken off. `detached`: one that was not followed by the drop. */
  readonly state: 'attached' | 'detaching' | 'detached';
};

/** The partitions of one week, Monday to Monday, UTC. */
export type Week = {
  readonly startMs: number;
  readonly endMs: number;
  /** In the order in which they go. */
  readonly partitions: readonly Partition[];
};

const LIST = `
select c.relname as name, case when i.inhrelid is null then 'detached' when i.inhdetachpending then 'detaching' else 'attached' end as state
from pg_class c left join pg_inherits i on i.inhrelid = c.oid
where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
  and c.relname ~ '^(${TABLES.join('|')})_[0-9]{8}$'`;

/** The weeks of which anything is there, oldest first. */
export async function listWeeks(db: Pool | PoolClient): Promise<readonly Week[]> {
  const { rows } = await db.query<Pick<Partition, 'name' | 'state'>>(LIST);
  const byStart = Map.groupBy(rows, ({ name }) => readStart(name));
  return [...byStart]
    .toSorted(([a], [b]) => a - b)
    .map(([startMs, found]) => ({
      startMs,
      endMs: startMs + WEEK_MS,
      partitions: TABLES.flatMap((parent) =>
        found.filter(({ name }) => name.slice(0, -9) === parent).map((one) => ({ parent, ...one })),
      ),
    }));
}

function readStart(name: string): number {
  const [, year, month, day] = /(\d{4})(\d{2})(\d{2})$/.exec(name) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

export type Span = { readonly fromMs: number; readonly toMs: number };

/** The times before `untilMs` of which no week is there (any more). */
export function findGaps(weeks: readonly Week[], untilMs: number): readonly Span[] {
  const gaps: Span[] = [];
  let fromMs = 0;
  for (const { startMs, endMs } of weeks) {
    if (startMs > fromMs) gaps.push({ fromMs, toMs: Math.min(startMs, untilMs) });
    fromMs = endMs;
    if (fromMs >= untilMs) return gaps;
  }
  gaps.push({ fromMs, toMs: untilMs });
  return gaps;
}

import { sql, type Kysely } from 'kysely';
import type { Json } from '#core/base/json.ts';
import type { StepRun } from '#core/run/state.ts';
import type { Tables } from '../database/tables.ts';
import { countItemRuns, listShownStepRuns, type ItemCount } from './item-runs.ts';
import type { RunSummaryRow } from './run-summary.ts';

export interface RunDetail {
  readonly document: Json;
  /** Source text of what the trigger gave. */
  readonly payload: string;
  /** In the order in which they began; see `listShownStepRuns`. */
  readonly stepRuns: readonly StepRun[];
  readonly itemCounts: readonly ItemCount[];
}

export async function getRunDetail(
  db: Kysely<Tables>,
  { id, versionId }: Pick<RunSummaryRow, 'id' | 'versionId'>,
): Promise<RunDetail> {
  const [version, start, stepRuns, itemCounts] = await Promise.all([
    sql<{ document: Json }>`select document from workflow_versions where id = ${versionId}`.execute(db),
    sql<{ payload: string | null }>`
      select coalesce(e.payload, r.input) as payload
      from runs r left join received_events e on e.id = r.event_id where r.id = ${id}`.execute(db),
    listShownStepRuns(db, id),
    countItemRuns(db, id),
  ]);
  return {
    document: version.rows[0]?.document ?? null,
    payload: start.rows[0]?.payload ?? 'null',
    stepRuns,
    itemCounts,
  };
}

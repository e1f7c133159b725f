import { sql, type Kysely } from 'kysely';
import type { Json } from '#core/base/json.ts';
import type { StepRun } from '#core/run/state.ts';
import type { Tables } from '../database/tables.ts';
import { countItemRuns, listShownStepRuns, type ItemCount } from './item-runs.ts';
import type { RunSummaryRow } from './run-summary.ts';

export interface RunDetail {
  readonly document: Json;
  /** Source text of the trigger's payload. */
  readonly payload: string;
  /** In the order in which they began; see `listShownStepRuns`. */
  readonly stepRuns: readonly StepRun[];
  readonly itemCounts: readonly ItemCount[];
}

export async function getRunDetail(
  db: Kysely<Tables>,
  { id, versionId, eventId }: Pick<RunSummaryRow, 'id' | 'versionId' | 'eventId'>,
): Promise<RunDetail> {
  const [version, event, stepRuns, itemCounts] = await Promise.all([
    sql<{ document: Json }>`select document from workflow_versions where id = ${versionId}`.execute(db),
    sql<{ payload: string }>`select payload from received_events where id = ${eventId}`.execute(db),
    listShownStepRuns(db, id),
    countItemRuns(db, id),
  ]);
  return {
    document: version.rows[0]?.document ?? null,
    payload: event.rows[0]?.payload ?? 'null',
    stepRuns,
    itemCounts,
  };
}

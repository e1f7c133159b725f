import { sql, type Kysely } from 'kysely';
import type { Json } from '#core/base/json.ts';
import type { Tables } from '../database/tables.ts';

export async function listTestOutputs(
  db: Kysely<Tables>,
  workflowId: string,
): Promise<readonly { readonly stepId: string; readonly output: Json }[]> {
  return db
    .selectFrom('draft_test_outputs')
    .select(['step_id as stepId', 'output'])
    .where('workflow_id', '=', workflowId)
    .execute();
}

/** Keeps the last output of each step. */
export async function saveTestOutputs(
  db: Kysely<Tables>,
  workflowId: string,
  outputs: readonly { readonly stepId: string; readonly output: Json }[],
): Promise<void> {
  await sql`
    insert into draft_test_outputs (workflow_id, step_id, output)
    select ${workflowId}, step_id, output
    from unnest(
      ${outputs.map(({ stepId }) => stepId)}::text[], ${outputs.map(({ output }) => JSON.stringify(output))}::json[]
    ) as i(step_id, output)
    on conflict (workflow_id, step_id) do update set output = excluded.output, tested_at = now()`.execute(db);
}

export async function copyTestOutputs(transaction: Kysely<Tables>, fromId: string, toId: string): Promise<void> {
  await sql`
    insert into draft_test_outputs (workflow_id, step_id, output, tested_at)
    select ${toId}, step_id, output, tested_at from draft_test_outputs where workflow_id = ${fromId}`.execute(
    transaction,
  );
}

import type { Pool } from 'pg';
import type { Json } from '#core/base/json.ts';

/** A workflow as somebody wants to start it for one end user. */
export type StartTarget = {
  readonly workflowId: string;
  readonly workflowName: string;
  /** null: nothing is published. */
  readonly published: { readonly versionId: string; readonly triggerType: string; readonly config: Json } | null;
  /** null: nobody has decided for this end user. */
  readonly installation: { readonly id: string; readonly isEnabled: boolean } | null;
};

type Row = {
  name: string;
  version_id: string | null;
  type: string | null;
  config: Json;
  installation_id: string | null;
  is_enabled: boolean | null;
};

const FIND = `
select w.name, t.version_id, t.type, t.config, i.id as installation_id, i.is_enabled
from workflows w
left join workflow_triggers t on t.workflow_id = w.id
left join installations i on i.workflow_id = w.id and i.end_user_id = $3
where w.id = $2 and w.project_id = $1 and w.deleted_at is null`;

/** Undefined: the project has no such workflow. */
export async function findStartTarget(
  pool: Pool,
  projectId: string,
  workflowId: string,
  endUserId: string,
): Promise<StartTarget | undefined> {
  const values = [projectId, workflowId, endUserId];
  const { rows } = await pool.query<Row>({ name: 'find-start-target', text: FIND, values });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { version_id: versionId, type: triggerType, config, installation_id: id } = row;
  return {
    workflowId,
    workflowName: row.name,
    published: versionId === null || triggerType === null ? null : { versionId, triggerType, config },
    installation: id === null ? null : { id, isEnabled: row.is_enabled === true },
  };
}

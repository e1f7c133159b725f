import type { Pool } from 'pg';
import type { Json } from '#core/base/json.ts';

/** The stored document of a published version, as it was frozen. */
export async function findVersionDocument(pool: Pool, versionId: string): Promise<Json | undefined> {
  const { rows } = await pool.query<{ document: Json }>('select document from workflow_versions where id = $1', [
    versionId,
  ]);
  return rows[0]?.document;
}

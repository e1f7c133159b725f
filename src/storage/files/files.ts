import type { Pool } from 'pg';

export type StoredFile = {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
};

export async function insertFile(pool: Pool, { id, projectId, name, contentType, content }: StoredFile): Promise<void> {
  await pool.query('insert into files (id, project_id, name, content_type, content) values ($1, $2, $3, $4, $5)', [
    id,
    projectId,
    name,
    contentType,
    content,
  ]);
}

/** Undefined: the project has no such file, or it has been removed. */
export async function findFile(pool: Pool, projectId: string, fileId: string): Promise<StoredFile | undefined> {
  const { rows } = await pool.query<StoredFile>(
    `select id, project_id as "projectId", name, content_type as "contentType", content
     from files where id = $1 and project_id = $2`,
    [fileId, projectId],
  );
  return rows[0];
}

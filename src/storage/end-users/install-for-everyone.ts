import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/**
 * Gives the workflow to every end user of the project for whom nobody has decided. The caller has marked the workflow
 * "on by default" in the same transaction: whoever is creating an end user meanwhile either commits before the lock is
 * had, and is found here, or waits for it, and then sees the mark.
 */
export async function installForEveryone(
  transaction: Kysely<Tables>,
  projectId: string,
  workflowId: string,
): Promise<void> {
  // A new end user's foreign key holds the project's row; this waits for them and keeps new ones waiting.
  await sql`select from projects where id = ${projectId} for update`.execute(transaction);
  await sql`
    insert into installations (id, project_id, workflow_id, end_user_id, is_enabled)
    select uuidv7(), project_id, ${workflowId}, id, true from end_users where project_id = ${projectId}
    on conflict (workflow_id, end_user_id) do nothing`.execute(transaction);
}

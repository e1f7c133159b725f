import type { Kysely } from 'kysely';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { Tables } from '#storage/database/tables.ts';
import type { Listening } from '#storage/listeners/replace-listeners.ts';
import type { WorkflowRow } from '#storage/workflows/find-workflow.ts';
import { findVersion } from '#storage/workflows/versions.ts';
import { describeListening } from './listened-event.ts';

/** What the published version of a workflow listens to; null: nothing is published. */
export async function readPublishedListening(
  db: Kysely<Tables>,
  { id, published_version_id: versionId }: WorkflowRow,
): Promise<Listening['published']> {
  const version = versionId === null ? undefined : await findVersion(db, id, versionId);
  return version === undefined ? null : describeListening(version.id, readDocument(version.document));
}

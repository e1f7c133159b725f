import type { Kysely } from 'kysely';
import type { previewFieldRename as route } from '#contract/field-renames.ts';
import type { ResponseOf } from '#contract/route.ts';
import type { FieldRename } from '#core/schema/find-renamed-fields.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { Tables } from '#storage/database/tables.ts';
import { findAppEvent } from '#storage/app-events/find-app-event.ts';
import { listListeningWorkflows, type ListeningWorkflow } from '#storage/listeners/list-listening-workflows.ts';
import { appEventNotFound } from '../app-events/check-app-event.ts';
import { findListenedEvent } from '../workflows/listened-event.ts';
import { countReferences, listFollowing } from './list-following.ts';

type Preview = ResponseOf<typeof route>;

export async function previewFieldRename(
  db: Kysely<Tables>,
  projectId: string,
  appEventId: string,
  renames: readonly FieldRename[],
): Promise<Preview> {
  const row = await findAppEvent(db, projectId, appEventId);
  if (row === undefined) throw appEventNotFound();
  const workflows = await listListeningWorkflows(db, projectId, row.id);
  const drafts = workflows.flatMap(({ id, name, draft }) => {
    const document = readDocument(draft);
    if (findListenedEvent(document) !== row.id) return [];
    const referenceCount = countReferences(listFollowing(document, renames, false));
    return referenceCount === 0 ? [] : [{ workflowId: id, workflowName: name, referenceCount }];
  });
  return { drafts, published: listPublishedReaders(workflows, renames) };
}

/** The published versions that read a field by its old key. */
export function listPublishedReaders(
  workflows: readonly ListeningWorkflow[],
  renames: readonly FieldRename[],
): Preview['published'] {
  return workflows.flatMap(({ id, name, published, versionNumber }) => {
    if (published === null || versionNumber === null) return [];
    const referenceCount = countReferences(listFollowing(readDocument(published), renames, false));
    return referenceCount === 0 ? [] : [{ workflowId: id, workflowName: name, versionNumber, referenceCount }];
  });
}

import type { Kysely } from 'kysely';
import type { listAppEventUsages as route } from '#contract/app-events.ts';
import type { ResponseOf } from '#contract/route.ts';
import { describePathKey } from '#core/expression/reference-path.ts';
import { listDocumentReferences } from '#core/expression/list-references.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import { catalog } from '#steps/catalog.ts';
import type { Tables } from '#storage/database/tables.ts';
import { listListeningWorkflows } from '#storage/listeners/list-listening-workflows.ts';
import { findListenedEvent } from '../workflows/listened-event.ts';

export type Usage = ResponseOf<typeof route>[number];

/** Which workflows listen to an App Event, in their draft or as published, and which of its fields they read. */
export async function listUsages(db: Kysely<Tables>, projectId: string, appEventId: string): Promise<Usage[]> {
  const workflows = await listListeningWorkflows(db, projectId, appEventId);
  return workflows.map(({ id, name, draft, published }) => {
    const draftDocument = readDocument(draft);
    const isInDraft = findListenedEvent(draftDocument) === appEventId.toLowerCase();
    const documents = [...(isInDraft ? [draftDocument] : []), ...(published === null ? [] : [readDocument(published)])];
    const fields = [...new Set(documents.flatMap(listFieldsRead))].toSorted();
    return { workflowId: id, workflowName: name, isInDraft, isPublished: published !== null, fields };
  });
}

/** The paths below the trigger, as people read them. */
function listFieldsRead(document: WorkflowDocument): string[] {
  return listDocumentReferences(document, catalog)
    .filter(({ ref }) => ref.source === 'trigger')
    .map(({ ref }) => ref.path.map(describePathKey).join(' › '));
}

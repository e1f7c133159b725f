import type { Transaction } from 'kysely';
import type { putWorkflowFile as route } from '#contract/workflow-files.ts';
import type { QueryOf, ResponseOf } from '#contract/route.ts';
import { isSameDocument } from '#core/workflow/same-document.ts';
import { listRestoring } from '#core/workflow/list-restoring.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { Tables } from '#storage/database/tables.ts';
import { lockWorkflow, type WorkflowRow } from '#storage/workflows/find-workflow.ts';
import { findVersion } from '#storage/workflows/versions.ts';
import { AppError } from '../app-error.ts';
import type { KeyCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { changeLockedDraft } from '../workflows/change-draft.ts';
import { findDraftProblems } from '../workflows/find-draft-problems.ts';
import { publishLockedWorkflow } from '../workflows/publish-workflow.ts';
import { workflowNotFound } from '../workflows/workflow-facts.ts';
import { keyAsAuthor } from './key-as-author.ts';

type Deps = Pick<ServerDeps, 'createId' | 'audit'>;
type Query = Pick<QueryOf<typeof route>, 'publish' | 'note'>;

/** Makes the draft of a workflow what a file says, as one change, and publishes it where that is asked for. */
export async function writeDraft(
  deps: Deps,
  transaction: Transaction<Tables>,
  caller: KeyCaller,
  workflow: WorkflowRow,
  wanted: WorkflowDocument,
  { publish = false, note = '' }: Query,
): Promise<ResponseOf<typeof route>> {
  const author = keyAsAuthor(caller);
  const document = readDocument(workflow.draft);
  const isChanged = !isSameDocument(document, wanted);
  if (isChanged) {
    const change = {
      changeId: deps.createId(),
      label: 'Put a workflow file',
      operations: [...listRestoring(document, wanted)],
    };
    const { refused } = await changeLockedDraft(transaction, workflow, author, [change]);
    const [first] = refused;
    if (first !== undefined) throw new AppError('operation_refused', first.reason);
  }
  const written = await relock(transaction, workflow);
  // A draft that is published as it is gets no second version.
  if (publish && (written.published_revision !== written.draft_revision || written.published_version_id === null)) {
    await publishLockedWorkflow(deps, transaction, author, written, note);
  }
  return describe(transaction, await relock(transaction, workflow), isChanged);
}

async function relock(transaction: Transaction<Tables>, { project_id, id }: WorkflowRow): Promise<WorkflowRow> {
  const workflow = await lockWorkflow(transaction, project_id, id);
  if (workflow === undefined) throw workflowNotFound();
  return workflow;
}

async function describe(
  transaction: Transaction<Tables>,
  workflow: WorkflowRow,
  isChanged: boolean,
): Promise<ResponseOf<typeof route>> {
  const versionId = workflow.published_version_id;
  const version = versionId === null ? undefined : await findVersion(transaction, workflow.id, versionId);
  return {
    id: workflow.id,
    name: workflow.name,
    revision: workflow.draft_revision,
    isChanged,
    problems: [...(await findDraftProblems(transaction, workflow))],
    publishedVersion: version?.number ?? null,
  };
}

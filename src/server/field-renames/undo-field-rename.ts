import type { undoFieldRename as route } from '#contract/field-renames.ts';
import type { ParamsOf, ResponseOf } from '#contract/route.ts';
import { listReversals } from '#core/expression/rewrite-references.ts';
import { catalog } from '#steps/catalog.ts';
import { lockFieldRename, markRenameUndone } from '#storage/app-events/field-renames.ts';
import { lockAppEvent } from '#storage/app-events/find-app-event.ts';
import { AppError } from '../app-error.ts';
import { appEventNotFound } from '../app-events/check-app-event.ts';
import { changeLockedAppEvent, checkPatch } from '../app-events/update-app-event.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { changeDrafts, lockWorkflows } from './change-drafts.ts';
import { describeRenames } from './describe-renames.ts';
import { renameNotFound } from './rename-not-found.ts';

/** Takes a rename back everywhere in one transaction. What was edited since in the same fields stays. */
export async function undoFieldRename(
  deps: Pick<ServerDeps, 'db' | 'audit' | 'createId'>,
  caller: ProjectCaller,
  { appEventId, renameId }: Pick<ParamsOf<typeof route>, 'appEventId' | 'renameId'>,
): Promise<ResponseOf<typeof route>> {
  return deps.db.transaction().execute(async (transaction) => {
    const rename = await lockFieldRename(transaction, appEventId, renameId);
    if (rename === undefined) throw renameNotFound();
    if (rename.undone_at !== null) throw new AppError('conflict', 'The rename is undone already.');
    const byWorkflow = new Map(rename.drafts.map(({ workflowId, changes }) => [workflowId, changes]));
    const workflows = await lockWorkflows(transaction, caller.projectId, [...byWorkflow.keys()]);
    const row = await lockAppEvent(transaction, caller.projectId, appEventId);
    if (row === undefined) throw appEventNotFound();
    const changed = await changeDrafts(deps, transaction, caller, {
      workflows,
      label: `Undo: ${describeRenames(rename.renames, row.name)}`,
      listChanges: (document, workflowId) => listReversals(document, catalog, byWorkflow.get(workflowId) ?? []),
    });
    const isSampleRestored = row.sample === rename.sample_after;
    if (isSampleRestored) {
      await changeLockedAppEvent(deps, transaction, caller, row, checkPatch({ sample: rename.sample_before }));
    }
    await markRenameUndone(transaction, rename.id);
    return { draftCount: changed.length, isSampleRestored };
  });
}

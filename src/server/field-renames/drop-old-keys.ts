import type { dropOldKeys as route } from '#contract/field-renames.ts';
import type { ParamsOf, ResponseOf } from '#contract/route.ts';
import { rewriteReferences } from '#core/expression/rewrite-references.ts';
import { stopReadingOldKeys } from '#core/expression/follow-renamed-fields.ts';
import { catalog } from '#steps/catalog.ts';
import { lockFieldRename, markOldKeysDropped } from '#storage/app-events/field-renames.ts';
import { lockAppEvent } from '#storage/app-events/find-app-event.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { appEventNotFound } from '../app-events/check-app-event.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { changeDrafts, lockWorkflows } from './change-drafts.ts';
import { renameNotFound } from './rename-not-found.ts';

/** For when all senders use the new keys. */
export async function dropOldKeys(
  deps: Pick<ServerDeps, 'db' | 'createId'>,
  caller: ProjectCaller,
  { appEventId, renameId }: Pick<ParamsOf<typeof route>, 'appEventId' | 'renameId'>,
): Promise<ResponseOf<typeof route>> {
  const { projectId } = caller;
  return deps.db.transaction().execute(async (transaction) => {
    const rename = await lockFieldRename(transaction, appEventId, renameId);
    if (rename === undefined) throw renameNotFound();
    const workflowIds = rename.drafts.map(({ workflowId }) => workflowId);
    const workflows = await lockWorkflows(transaction, projectId, workflowIds);
    const row = await lockAppEvent(transaction, projectId, appEventId);
    if (row === undefined) throw appEventNotFound();
    const changed = await changeDrafts(deps, transaction, caller, {
      workflows,
      label: `Stop reading old keys of “${row.name}”`,
      listChanges: (document) =>
        rewriteReferences(document, catalog, (reference) => stopReadingOldKeys(reference, rename.renames)),
    });
    await markOldKeysDropped(transaction, rename.id);
    await publishLive(transaction, { projectId, message: { kind: 'app-event', appEventId: row.id } });
    return { draftCount: changed.length };
  });
}

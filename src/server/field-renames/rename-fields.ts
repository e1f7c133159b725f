import type { renameFields as route } from '#contract/field-renames.ts';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import type { FieldRename } from '#core/schema/find-renamed-fields.ts';
import { insertFieldRename } from '#storage/app-events/field-renames.ts';
import { findAppEvent, lockAppEvent } from '#storage/app-events/find-app-event.ts';
import { listListeningWorkflows } from '#storage/listeners/list-listening-workflows.ts';
import { AppError } from '../app-error.ts';
import { appEventNotFound } from '../app-events/check-app-event.ts';
import { changeLockedAppEvent, checkPatch } from '../app-events/update-app-event.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { findListenedEvent } from '../workflows/listened-event.ts';
import { changeDrafts, lockWorkflows } from './change-drafts.ts';
import { describeRenames } from './describe-renames.ts';
import { listFieldRenames } from './list-field-renames.ts';
import { listFollowing } from './list-following.ts';

type Deps = Pick<ServerDeps, 'db' | 'audit' | 'createId'>;

/** Saves the sample and follows its renamed fields in all drafts in one transaction: both happen, or neither. */
export async function renameFields(
  deps: Deps,
  caller: ProjectCaller,
  appEventId: string,
  { sample, renames, readsBoth }: BodyOf<typeof route>,
): Promise<ResponseOf<typeof route>> {
  const { projectId, member } = caller;
  const wanted = checkPatch({ sample });
  const id = deps.createId();
  await deps.db.transaction().execute(async (transaction) => {
    // 1. The drafts before the event: who changes a draft holds its row and then looks at the event's.
    const event = await findAppEvent(transaction, projectId, appEventId);
    if (event === undefined) throw appEventNotFound();
    const listening = await listListeningWorkflows(transaction, projectId, event.id);
    const workflows = await lockWorkflows(
      transaction,
      projectId,
      listening.map((workflow) => workflow.id),
    );
    const row = await lockAppEvent(transaction, projectId, event.id);
    if (row === undefined) throw appEventNotFound();
    // 2. The sample, then every reference.
    await changeLockedAppEvent(deps, transaction, caller, row, wanted);
    const drafts = await changeDrafts(deps, transaction, caller, {
      workflows,
      label: describeRenames(renames, row.name),
      listChanges: (document) =>
        findListenedEvent(document) === row.id ? listFollowing(document, renames, readsBoth) : [],
    });
    // 3. What an undo needs.
    await insertFieldRename(transaction, {
      id,
      app_event_id: row.id,
      renames: renames as FieldRename[],
      reads_both: readsBoth,
      member_name: member.name,
      sample_before: row.sample,
      sample_after: sample,
      drafts: [...drafts],
    });
  });
  const made = (await listFieldRenames(deps.db, projectId, appEventId)).find((rename) => rename.id === id);
  if (made === undefined) throw new AppError('not_found', 'The App Event was deleted meanwhile.');
  return made;
}

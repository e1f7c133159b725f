import type { createWorkflowFile as route } from '#contract/workflow-files.ts';
import type { QueryOf, ResponseOf } from '#contract/route.ts';
import { createDocument } from '#core/workflow/document.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { lockWorkflow } from '#storage/workflows/find-workflow.ts';
import type { KeyCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { workflowNotFound } from '../workflows/workflow-facts.ts';
import { keyAsAuthor } from './key-as-author.ts';
import { parseWorkflowFile } from './parse-workflow-file.ts';
import { writeDraft } from './write-draft.ts';

export async function createWorkflowFile(
  deps: Pick<ServerDeps, 'db' | 'createId' | 'audit'>,
  caller: KeyCaller,
  text: string,
  query: QueryOf<typeof route>,
): Promise<ResponseOf<typeof route>> {
  const { projectId } = caller;
  const wanted = await parseWorkflowFile(deps.db, projectId, text);
  const id = deps.createId();
  return deps.db.transaction().execute(async (transaction) => {
    const draft = JSON.stringify(createDocument(wanted.name));
    await transaction
      .insertInto('workflows')
      .values({ id, project_id: projectId, name: wanted.name.toWellFormed().replaceAll('\0', ''), draft })
      .execute();
    await deps.audit.write(transaction, {
      projectId,
      actor: keyAsAuthor(caller),
      action: 'workflow.created',
      subject: wanted.name,
    });
    await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId: id } });
    const workflow = await lockWorkflow(transaction, projectId, id);
    if (workflow === undefined) throw workflowNotFound();
    return writeDraft(deps, transaction, caller, workflow, wanted, query);
  });
}

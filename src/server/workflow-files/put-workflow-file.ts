import type { putWorkflowFile as route } from '#contract/workflow-files.ts';
import type { QueryOf, ResponseOf } from '#contract/route.ts';
import { lockWorkflow } from '#storage/workflows/find-workflow.ts';
import { AppError } from '../app-error.ts';
import type { KeyCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { workflowNotFound } from '../workflows/workflow-facts.ts';
import { parseWorkflowFile } from './parse-workflow-file.ts';
import { writeDraft } from './write-draft.ts';

export async function putWorkflowFile(
  deps: Pick<ServerDeps, 'db' | 'createId' | 'audit'>,
  caller: KeyCaller,
  workflowId: string,
  text: string,
  { ifRevision, ...query }: QueryOf<typeof route>,
): Promise<ResponseOf<typeof route>> {
  const wanted = await parseWorkflowFile(deps.db, caller.projectId, text);
  return deps.db.transaction().execute(async (transaction) => {
    const workflow = await lockWorkflow(transaction, caller.projectId, workflowId);
    if (workflow === undefined) throw workflowNotFound();
    const revision = workflow.draft_revision;
    if (ifRevision !== undefined && ifRevision !== revision) {
      const message = `The draft is at revision ${revision}, not at ${ifRevision}. Get it again and merge.`;
      throw new AppError('conflict', message, { details: { revision } });
    }
    return writeDraft(deps, transaction, caller, workflow, wanted, query);
  });
}

import * as routes from '#contract/workflow-files.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { createWorkflowFile } from './create-workflow-file.ts';
import { listWorkflowFiles } from './list-workflow-files.ts';
import { putWorkflowFile } from './put-workflow-file.ts';
import { readDraftAsFile } from './read-draft-as-file.ts';

export function registerWorkflowFileRoutes(bind: Bind, deps: ServerDeps): void {
  bind.key(routes.listWorkflowFiles, ({ caller }) => listWorkflowFiles(deps.db, caller.projectId));
  bind.key(routes.createWorkflowFile, ({ caller, query, request }) =>
    createWorkflowFile(deps, caller, request.sourceText, query),
  );
  bind.key(routes.getWorkflowFile, async ({ caller, params, reply }) => {
    const { text, revision } = await readDraftAsFile(deps.db, caller.projectId, params.workflowId);
    reply.header('ETag', `"${revision}"`).type('application/json; charset=utf-8');
    // The order of the keys and the line breaks belong to the file.
    reply.serializer(() => text);
    return {};
  });
  bind.key(routes.putWorkflowFile, ({ caller, params, query, request }) =>
    putWorkflowFile(deps, caller, params.workflowId, request.sourceText, query),
  );
}

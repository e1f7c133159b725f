import type { ProjectNames } from '#core/workflow/file/project-names.ts';
import { writeWorkflowFile } from '#core/workflow/file/write-workflow-file.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';
import { downloadText } from './download-text.ts';

/** Has the browser save a workflow as `<name>.workflow.json`. */
export function downloadWorkflow(document: WorkflowDocument, names: ProjectNames): void {
  // No file system takes these.
  const name = document.name.replace(/[\\/:*?"<>|]/g, '-');
  downloadText(`${name}.workflow.json`, writeWorkflowFile(document, catalog, names), 'application/json');
}

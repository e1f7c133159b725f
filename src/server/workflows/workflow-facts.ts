import type { getWorkflow, listVersions } from '#contract/workflows.ts';
import type { ResponseOf } from '#contract/route.ts';
import type { VersionRow, WorkflowRow } from '#storage/workflows/find-workflow.ts';
import { AppError } from '../app-error.ts';

type Facts = Omit<ResponseOf<typeof getWorkflow>, 'revision' | 'document' | 'testOutputs'>;
type Version = ResponseOf<typeof listVersions>[number];

/** What lists and pages say of a workflow; `version` is the published one. */
export function describeFacts(
  workflow: Omit<WorkflowRow, 'draft'>,
  version: Pick<VersionRow, 'id' | 'number' | 'note' | 'published_by' | 'published_at'> | undefined,
): Facts {
  return {
    id: workflow.id,
    name: workflow.name,
    isForEndUsers: workflow.is_for_end_users,
    isOnByDefault: workflow.is_on_by_default,
    publishedVersion:
      version === undefined
        ? null
        : {
            id: version.id,
            number: version.number,
            publishedAt: version.published_at.toISOString(),
            publishedBy: version.published_by,
            note: version.note,
            // Set together with the version.
            revision: workflow.published_revision ?? 0,
          },
    hasUnpublishedChanges: workflow.published_revision !== workflow.draft_revision,
    updatedAt: workflow.updated_at.toISOString(),
  };
}

export function describeVersion(version: VersionRow, currentVersionId: string | null): Version {
  return {
    id: version.id,
    number: version.number,
    note: version.note,
    publishedAt: version.published_at.toISOString(),
    publishedBy: version.published_by,
    isCurrent: version.id === currentVersionId,
    restoredFrom: version.restored_from,
  };
}

export function workflowNotFound(): AppError {
  return new AppError('workflow_not_found', 'There is no such workflow in this project.');
}

import type { WorkflowSummary } from './requests/list-workflows.ts';

export const PUBLICATIONS = [
  { value: 'published', label: 'Published' },
  { value: 'changed', label: 'Unpublished changes' },
  { value: 'draft', label: 'Draft only' },
] as const;
export type Publication = (typeof PUBLICATIONS)[number]['value'];

type Facts = Pick<WorkflowSummary, 'publishedVersion' | 'hasUnpublishedChanges'>;

/** How what runs stands to what is being edited. */
export function getPublication({ publishedVersion, hasUnpublishedChanges }: Facts): Publication {
  if (publishedVersion === null) return 'draft';
  return hasUnpublishedChanges ? 'changed' : 'published';
}

export function describePublication(workflow: Facts): string {
  const { publishedVersion } = workflow;
  if (publishedVersion === null) return 'Draft only';
  return workflow.hasUnpublishedChanges
    ? `v${publishedVersion.number}, unpublished changes`
    : `Published v${publishedVersion.number}`;
}

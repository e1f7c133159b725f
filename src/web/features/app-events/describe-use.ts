import type { AppEventUsage } from './requests/list-usages.ts';

/** In which of its forms a workflow listens to the event. */
export function describeUse({ isInDraft, isPublished }: Pick<AppEventUsage, 'isInDraft' | 'isPublished'>): string {
  if (isPublished) return isInDraft ? 'Published and draft' : 'Published only';
  return 'Draft only';
}

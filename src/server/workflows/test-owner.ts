import type { StoreOwner } from '#storage/stored-values/apply-to-store.ts';

/** Store steps of a tested draft keep their values apart from those of runs. */
export function testOwner(projectId: string, workflowId: string): StoreOwner {
  return { projectId, owner: `test:${workflowId}` };
}

import type { WorkflowDocument } from './document.ts';
import type { Operation } from './operation.ts';

const REASONS = {
  step_not_found: 'The step no longer exists.',
  step_exists: 'The workflow already has a step with this id.',
  branch_not_found: 'The branch no longer exists.',
  branch_exists: 'The step already has this branch.',
  would_contain_itself: 'A step cannot be moved into one of its own branches.',
  no_trigger: 'The workflow has no trigger.',
  note_not_found: 'The sticky note no longer exists.',
  note_exists: 'The workflow already has a sticky note with this id.',
  too_many_notes: 'The workflow would have more than 100 sticky notes.',
  too_many_steps: 'The workflow would have more than 2,000 steps.',
  too_many_branches: 'The step would have more than 50 branches.',
  too_deep: 'The branches would be nested more than 50 deep.',
} as const;

export type RefusalCode = keyof typeof REASONS;

/** `inverse` undoes the operation when its operations are applied to `document` in their order. */
export type OperationResult =
  | { readonly ok: true; readonly document: WorkflowDocument; readonly inverse: readonly Operation[] }
  | { readonly ok: false; readonly code: RefusalCode; readonly reason: string };

export function refuse(code: RefusalCode): OperationResult {
  return { ok: false, code, reason: REASONS[code] };
}

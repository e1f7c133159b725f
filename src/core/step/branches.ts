import { ERROR_BRANCH } from '../workflow/branch-ids.ts';
import type { Config, Step } from '../workflow/document.ts';
import type { BranchDefinition, StepDefinition } from './definition.ts';
import { readStoredValue } from './stored-value.ts';

type BranchingDefinition = Pick<StepDefinition, 'branches' | 'casesField'>;

/** What people call the branches of one step: its cases first, then those of its type, then its error branch. */
export function listBranchDefinitions(
  definition: BranchingDefinition,
  step: Pick<Step, 'config' | 'branches'>,
): readonly BranchDefinition[] {
  const cases = listCases(definition, step.config).filter(({ id }) => step.branches.some((branch) => branch.id === id));
  const errors = step.branches.some(({ id }) => id === ERROR_BRANCH) ? [{ id: ERROR_BRANCH, label: 'On error' }] : [];
  return [...cases, ...definition.branches, ...errors];
}

/** Says what is wrong with the branches of a step, as a sentence's end ("must have the branches yes, no"); null: nothing. */
export function describeBranchMistake(
  definition: BranchingDefinition,
  { branches }: Pick<Step, 'branches'>,
): string | null {
  const ids = branches.map(({ id }) => id);
  const own = ids.at(-1) === ERROR_BRANCH ? ids.slice(0, -1) : ids;
  const fixed = definition.branches.map(({ id }) => id);
  const cases = own.slice(0, own.length - fixed.length);
  const isRight =
    own.length >= fixed.length &&
    fixed.every((id, at) => own[cases.length + at] === id) &&
    (cases.length === 0 || definition.casesField !== undefined) &&
    new Set(ids).size === ids.length &&
    !own.includes(ERROR_BRANCH);
  if (isRight) return null;
  const wanted = fixed.length === 0 ? 'no branches' : `the branches ${fixed.join(', ')}`;
  return `must have ${wanted}, and it has ${ids.length === 0 ? 'none' : ids.join(', ')}`;
}

function listCases({ casesField }: BranchingDefinition, config: Config): readonly BranchDefinition[] {
  if (casesField === undefined) return [];
  return (readStoredValue('cases', config, casesField) ?? []).map(({ id, label }, at) => ({
    id,
    label: label === '' ? `Case ${at + 1}` : label,
  }));
}

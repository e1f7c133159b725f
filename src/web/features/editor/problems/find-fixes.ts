import { closestNames } from '#core/base/closest-names.ts';
import { toItemPath } from '#core/expression/reference-path.ts';
import { removeReferences, rewriteReferences, toOperation } from '#core/expression/rewrite-references.ts';
import type { Reference } from '#core/expression/template.ts';
import { childFields } from '#core/schema/describe-schema.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import { findSchemaAt } from '#core/schema/schema-at-path.ts';
import type { Problem } from '#core/validation/problem.ts';
import type { Operation } from '#core/workflow/operation.ts';
import { isSameJson } from '#core/workflow/same-json.ts';
import { findStep, walkSteps } from '#core/workflow/walk.ts';
import { catalog } from '#steps/catalog.ts';
import { findFreeName } from '../edits/create-step.ts';
import type { EditorState } from '../store/editor-state.ts';
import { describeVariable } from '../variables/describe-variable.ts';
import { listVariableSources } from '../variables/list-variable-sources.ts';
import { getSourceKey } from '../variables/variable-source.ts';

/** An edit that takes a problem away. `label` is a verb and what it does: "Enable “Create contact”". */
export type QuickFix = { readonly label: string; readonly operations: readonly Operation[] };

type FixState = Pick<EditorState, 'document' | 'appEvents' | 'secrets' | 'testOutputs'>;

/** Lists the obvious ways out of a problem, the best first. */
export function findFixes(problem: Problem, state: FixState): readonly QuickFix[] {
  switch (problem.code) {
    case 'unknown_path':
      return [...replaceByClosest(problem, state), ...removeVariable(problem, state)];
    case 'broken_reference':
      return removeVariable(problem, state);
    case 'disabled_reference':
      return [...enableUsedStep(problem, state), ...removeVariable(problem, state)];
    case 'repeated_step_name':
      return renameApart(problem, state);
    default:
      return [];
  }
}

function replaceByClosest(problem: Problem, state: FixState): readonly QuickFix[] {
  const { reference, stepId } = problem;
  if (reference === undefined || reference.source === 'secret') return [];
  const sources = listVariableSources(state, stepId ?? 'trigger');
  const source = sources.find(({ key }) => key === getSourceKey(reference));
  const path = source?.kind === 'value' ? findClosestPath(source.schema, reference.path) : undefined;
  if (path === undefined) return [];
  const better: Reference = { ...reference, path: [...path] };
  const changes = rewriteReferences(state.document, catalog, (found, at) =>
    isAt(problem, at) && isSameJson(found, reference) ? better : null,
  );
  const names = new Map(walkSteps(state.document).map(({ step }) => [step.id, step.name]));
  const label = `Use “${describeVariable(sources, names, better).text}” instead`;
  return [{ label, operations: changes.map(toOperation) }];
}

/** The path with its first unknown key replaced by the nearest one there is. */
function findClosestPath(schema: JsonSchema, path: Reference['path']): Reference['path'] | undefined {
  const known = (end: number) => findSchemaAt(schema, toItemPath(path.slice(0, end))) !== undefined;
  const at = path.findIndex((_, index) => !known(index + 1));
  const wanted = path[at];
  if (typeof wanted !== 'string') return undefined;
  const names = childFields(schema, toItemPath(path.slice(0, at))).flatMap(({ path: child }) => {
    const name = child.at(-1);
    return typeof name === 'string' ? [name] : [];
  });
  const [name] = closestNames(wanted, names, 1);
  if (name === undefined) return undefined;
  const better = [...path.slice(0, at), name, ...path.slice(at + 1)];
  return findSchemaAt(schema, toItemPath(better)) === undefined ? undefined : better;
}

function removeVariable(problem: Problem, { document }: FixState): readonly QuickFix[] {
  const { reference } = problem;
  if (reference === undefined) return [];
  const operations = removeReferences(
    document,
    catalog,
    (found, at) => isAt(problem, at) && isSameJson(found, reference),
  );
  return operations.length === 0 ? [] : [{ label: 'Remove the variable', operations }];
}

function enableUsedStep({ reference }: Problem, { document }: FixState): readonly QuickFix[] {
  const used = reference?.source === 'step' ? findStep(document, reference.stepId) : undefined;
  if (used === undefined) return [];
  const operation: Operation = { kind: 'set-step-option', stepId: used.id, option: { isDisabled: false } };
  return [{ label: `Enable “${used.name}”`, operations: [operation] }];
}

function renameApart({ stepId }: Problem, { document }: FixState): readonly QuickFix[] {
  const step = stepId === null ? undefined : findStep(document, stepId);
  if (step === undefined) return [];
  const name = findFreeName(step.name.trim(), document);
  if (name === step.name) return [];
  return [{ label: `Name it “${name}”`, operations: [{ kind: 'rename-step', stepId: step.id, name }] }];
}

function isAt(problem: Problem, at: { readonly stepId: string | null; readonly field: string }): boolean {
  return at.stepId === problem.stepId && at.field === problem.field;
}

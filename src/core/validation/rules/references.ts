import type { FoundReference } from '../../expression/list-references.ts';
import type { Reference } from '../../expression/template.ts';
import { EACH_BRANCH } from '../../workflow/branch-ids.ts';
import { runsBefore, type CompiledDocument, type CompiledStep } from '../../workflow/compile-document.ts';
import type { TriggerOutput } from '../../workflow/describe-trigger.ts';
import type { Problem } from '../problem.ts';
import { takesVariable } from '../../step/bound-value.ts';
import type { Field } from '../../step/field.ts';
import { errorOf, warningOf, type Subject } from '../subject.ts';
import type { ValidationContext } from '../validation-context.ts';
import { describeStructure } from './reference-types.ts';
import { describeAbsentField, describeUnknownPath, quoteReference } from './reference-paths.ts';

/** Where references are looked at from; `step` is null for the trigger. */
export type ReferenceSurroundings = {
  readonly step: CompiledStep | null;
  readonly compiled: CompiledDocument;
  readonly context: ValidationContext;
  /** Undefined while there is no trigger, or none of its App Event. */
  readonly triggerOutput: TriggerOutput | undefined;
};

/** A reference points at something that exists and has run by then; each mistake is named once per field. */
export function checkReferences(
  subject: Subject,
  references: readonly FoundReference[],
  surroundings: ReferenceSurroundings,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { field, ref } of references) {
    const found = checkReference(subject, field, ref, surroundings) ?? checkType(subject, field, ref, surroundings);
    if (found === null) continue;
    const problem = { ...found, reference: ref };
    if (!problems.some((known) => known.field === field && known.message === problem.message)) problems.push(problem);
  }
  return problems;
}

function checkReference(
  subject: Subject,
  field: string,
  ref: Reference,
  surroundings: ReferenceSurroundings,
): Problem | null {
  const { compiled, context, step } = surroundings;
  const say = (end: string) => `The field "${subject.definition.fields[field]?.label ?? field}" uses ${end}`;
  if (ref.source === 'secret' && !context.secretIds.has(String(ref.path[0]))) {
    return errorOf(subject, 'broken_reference', field, say('a secret that does not exist any more.'));
  }
  if (ref.source === 'step') {
    const used = compiled.byId.get(ref.stepId);
    const reason = describeUnreachable(used, step);
    if (reason !== null) return errorOf(subject, 'broken_reference', field, say(reason));
    if (used?.step.isDisabled === true) {
      const end = `"${used.step.name}", which is disabled and so has no output.`;
      return warningOf(subject, 'disabled_reference', field, say(end));
    }
  }
  if (ref.source === 'item') {
    const reason = describeMissingItem(compiled.byId.get(ref.stepId), step);
    if (reason !== null) return errorOf(subject, 'broken_reference', field, say(reason));
  }
  const unknown = describeUnknownPath(ref, surroundings);
  if (unknown !== null) return warningOf(subject, 'unknown_path', field, say(unknown));
  const absent = describeAbsentField(ref, surroundings);
  return absent === null ? null : warningOf(subject, 'absent_field', field, say(absent));
}

const WANTED: Partial<Record<Field['kind'], string>> = {
  number: 'a number',
  toggle: 'true or false',
  choice: 'one of its options',
};

/** Where one text is written, an object or a list ends up as its JSON, which is hardly ever meant. */
function checkType(
  subject: Subject,
  field: string,
  ref: Reference,
  surroundings: ReferenceSurroundings,
): Problem | null {
  const definition = subject.definition.fields[field];
  if (definition === undefined) return null;
  const isBound = takesVariable(definition);
  if (!isBound && !('takes' in definition)) return null;
  const type = describeStructure(ref, surroundings);
  if (type === null) return null;
  const name = quoteReference(ref, surroundings);
  const wanted = isBound ? WANTED[definition.kind] : 'a text';
  const end = isBound ? '' : ' and would be written as JSON';
  const message = `The field "${definition.label}" takes ${wanted}, but ${name} is ${type}${end}.`;
  return warningOf(subject, 'type_mismatch', field, message);
}

function describeMissingItem(fanOut: CompiledStep | undefined, user: CompiledStep | null): string | null {
  if (fanOut === undefined) return 'the item of a step that does not exist any more.';
  if (user !== null && isItemOf(user, fanOut)) return null;
  return `the item of "${fanOut.step.name}", which only the steps that run for each item have.`;
}

/** Says whether a step runs for each item of a Fan Out. */
function isItemOf(step: CompiledStep, fanOut: CompiledStep): boolean {
  let inner: CompiledStep | null = step;
  while (inner !== null && inner.parent !== fanOut) inner = inner.parent;
  return inner?.container?.branchId === EACH_BRANCH;
}

function describeUnreachable(used: CompiledStep | undefined, user: CompiledStep | null): string | null {
  if (used === undefined) return 'a step that does not exist any more.';
  if (user !== null && isItemOf(user, used)) {
    return `the results of "${used.step.name}", which are complete only behind it.`;
  }
  if (user === null || runsBefore(used, user)) return null;
  if (used === user) return 'the output of its own step.';
  const relation = used.index < user.index ? 'is in another branch' : 'runs later';
  return `"${used.step.name}", which ${relation}.`;
}

import { listFieldReferences, type FoundReference } from '../expression/list-references.ts';
import type { StepDefinition, TriggerDefinition } from '../step/definition.ts';
import { compileDocument, type CompiledStep } from '../workflow/compile-document.ts';
import { describeTrigger } from '../workflow/describe-trigger.ts';
import type { Step, Trigger, WorkflowDocument } from '../workflow/document.ts';
import type { Problem } from './problem.ts';
import { checkAppEvents } from './rules/app-events.ts';
import { checkBranches } from './rules/branches.ts';
import { checkConditions } from './rules/conditions.ts';
import { checkDeclarations, checkSamples } from './rules/declarations.ts';
import { checkByDefinition } from './rules/definition-check.ts';
import { checkFieldValues } from './rules/field-values.ts';
import { checkFormulas } from './rules/formulas.ts';
import { checkJsonFields } from './rules/json-fields.ts';
import { checkReferences, type ReferenceSurroundings } from './rules/references.ts';
import { checkRequiredFields } from './rules/required-fields.ts';
import { checkResources } from './rules/resources.ts';
import { checkSelfStart } from './rules/self-start.ts';
import { checkStepNames } from './rules/step-names.ts';
import { checkTableRows } from './rules/table-rows.ts';
import { checkTriggerFit } from './rules/trigger-fit.ts';
import { checkWorkflow } from './rules/workflow.ts';
import { createSubject, type Rule, type Subject } from './subject.ts';
import type { ValidationContext } from './validation-context.ts';

const rules: readonly Rule[] = [
  checkRequiredFields,
  checkFieldValues,
  checkAppEvents,
  checkResources,
  checkByDefinition,
  checkJsonFields,
  checkFormulas,
  checkConditions,
  checkTableRows,
  checkDeclarations,
  checkSamples,
];

/** What a step's own fields say, wherever it stands. */
type Examined = {
  readonly subject: Subject;
  readonly problems: readonly Problem[];
  readonly references: readonly FoundReference[];
};

/**
 * Gives the function behind `listProblems`, with a memory: of a step that keeps its identity from one document to the
 * next, only what depends on other steps is checked again. For one project as `context` describes it.
 */
export function createProblemChecker(context: ValidationContext): (document: WorkflowDocument) => readonly Problem[] {
  const known = new WeakMap<Step | Trigger, Examined>();

  function examine(owner: Step | Trigger, definition: StepDefinition | TriggerDefinition): Examined {
    const before = known.get(owner);
    if (before !== undefined) return before;
    const subject = createSubject('id' in owner ? owner.id : null, owner.config, definition);
    const examined = {
      subject,
      problems: rules.flatMap((rule) => rule(subject, context)),
      references: subject.visible.flatMap(([key, field]) => listFieldReferences(key, field, owner.config)),
    };
    known.set(owner, examined);
    return examined;
  }

  function check(
    owner: Step | Trigger,
    definition: StepDefinition | TriggerDefinition,
    surroundings: ReferenceSurroundings,
  ): readonly Problem[] {
    const { subject, problems, references } = examine(owner, definition);
    const broken = checkReferences(subject, references, surroundings);
    return broken.length === 0 ? problems : [...problems, ...broken];
  }

  return (document) => {
    const { trigger } = document;
    const compiled = compileDocument(document);
    const common = { compiled, context, triggerOutput: describeTrigger(trigger, context.catalog, context.appEvents) };
    const problems: Problem[] = [...checkWorkflow(document, context)];
    const triggerDefinition = trigger === null ? undefined : context.catalog.findTrigger(trigger.type);
    if (trigger !== null && triggerDefinition !== undefined) {
      problems.push(...check(trigger, triggerDefinition, { ...common, step: null }));
    }
    const ofPlaces = [
      ...checkStepNames(compiled),
      ...checkBranches(compiled),
      ...checkTriggerFit(compiled, trigger, context.catalog),
      ...checkSelfStart(compiled, trigger, context.catalog),
    ];
    const byStep = Map.groupBy(ofPlaces, (problem) => problem.stepId);
    for (const step of compiled.order) {
      const definition = context.catalog.findStep(step.step.type);
      const own =
        definition === undefined ? [unknownType(step.step)] : check(step.step, definition, { ...common, step });
      const found = [...own, ...(byStep.get(step.step.id) ?? [])];
      problems.push(...(found.length > 0 && isOff(step) ? found.map(asWarning) : found));
    }
    return problems;
  };
}

function unknownType({ id, type }: Step): Problem {
  const message = `There is no step of the type "${type}".`;
  return { code: 'unknown_step_type', severity: 'error', stepId: id, field: null, message };
}

function isOff(step: CompiledStep): boolean {
  for (let current: CompiledStep | null = step; current !== null; current = current.parent) {
    if (current.step.isDisabled) return true;
  }
  return false;
}

function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
}

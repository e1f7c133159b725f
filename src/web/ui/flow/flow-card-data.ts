import type { ReferenceLabels } from '#core/expression/format-reference.ts';
import type { Problem } from '#core/validation/problem.ts';
import type { StepDefinition, TriggerDefinition } from '#core/step/definition.ts';
import type { Step, Trigger, WorkflowDocument } from '#core/workflow/document.ts';
import { walkSteps } from '#core/workflow/walk.ts';
import { findStepDefinition, findTriggerDefinition } from '#steps/catalog.ts';
import type { CardId, FlowLayout } from './flow-layout.ts';
import type { FlowStepState, FlowStepStates } from './flow-step-state.ts';
import { summariseStep, type SummaryText } from './summarise-step.ts';

export type ProblemCount = { readonly errors: number; readonly warnings: number };

/** Everything that a card shows. */
export type FlowCardData = {
  readonly kind: 'trigger' | 'step';
  readonly icon: string | undefined;
  readonly name: string;
  readonly typeName: string;
  readonly summary: readonly SummaryText[];
  readonly isDisabled: boolean;
  /** The run did not come by here. */
  readonly isDimmed: boolean;
  /** A search has found something in it. */
  readonly isFound: boolean;
  readonly problems: ProblemCount | null;
  readonly state: FlowStepState | null;
};

export type CardSources = {
  readonly document: WorkflowDocument;
  readonly triggerName: string | null;
  readonly findSecretName: (secretId: string) => string | undefined;
  readonly problems: readonly Problem[];
  readonly stepStates: FlowStepStates;
  readonly found: ReadonlySet<CardId>;
  /** In a run, a step without a state was not reached; in the editor it was only not tested. */
  readonly dimsUnreached: boolean;
};

/** Describes every card. A card that shows the same as in `previous` keeps its object, so that it need not render again. */
export function describeCards(
  { cards }: FlowLayout,
  sources: CardSources,
  previous: ReadonlyMap<CardId, FlowCardData>,
): ReadonlyMap<CardId, FlowCardData> {
  const counts = countProblems(sources.problems);
  const stepNames = new Map(walkSteps(sources.document).map(({ step }) => [step.id, step.name]));
  const labels: ReferenceLabels = {
    trigger: sources.triggerName ?? 'Trigger',
    findStepName: (stepId) => stepNames.get(stepId),
    findSecretName: sources.findSecretName,
  };
  return new Map(
    cards.map(({ id, step }) => {
      const problems = counts.get(id) ?? null;
      const data = step === null ? describeTrigger(sources, problems) : describeStep(step, labels, problems, sources);
      const last = previous.get(id);
      return [id, last !== undefined && showsSame(last, data) ? last : data];
    }),
  );
}

function describeTrigger({ document, triggerName, found }: CardSources, problems: ProblemCount | null): FlowCardData {
  const definition = findTriggerDefinition(document.trigger?.type ?? '');
  return {
    kind: 'trigger',
    icon: definition?.icon ?? 'bolt',
    name: triggerName ?? (definition === undefined ? 'Choose a trigger' : `Choose an ${definition.name}`),
    typeName: definition?.name ?? 'Trigger',
    summary: summariseTrigger(document.trigger, definition),
    isDisabled: false,
    isDimmed: false,
    isFound: found.has('trigger'),
    problems,
    state: null,
  };
}

/** An App Event is named by the card; what else there is to say of a trigger stands below its name. */
function summariseTrigger(trigger: Trigger | null, definition: TriggerDefinition | undefined): readonly SummaryText[] {
  if (trigger === null || definition === undefined) return [{ text: 'What starts this workflow', isReference: false }];
  const summary = definition.summarise(trigger.config as never).flatMap((part) => ('text' in part ? [part.text] : []));
  return [{ text: summary.length > 0 ? summary.join('') : definition.name, isReference: false }];
}

function describeStep(
  step: Step,
  labels: ReferenceLabels,
  problems: ProblemCount | null,
  { stepStates, found, dimsUnreached }: CardSources,
): FlowCardData {
  const state = stepStates[step.id] ?? null;
  const definition = findStepDefinition(step.type);
  const typeName = definition?.name ?? `Unknown step type “${step.type}”`;
  const summary = summariseStep(step, labels);
  return {
    kind: 'step',
    icon: definition?.icon,
    name: step.name,
    typeName,
    summary: summary.length > 0 ? summary : [{ text: describeType(step, definition, typeName), isReference: false }],
    isDisabled: step.isDisabled,
    isDimmed: state === null ? dimsUnreached : !state.isOnPath,
    isFound: found.has(step.id),
    problems,
    state,
  };
}

/** For a step that has nothing to say yet: its type, or what the type does where the name is the type's already. */
function describeType(step: Step, definition: StepDefinition | undefined, typeName: string): string {
  return step.name === typeName ? (definition?.description ?? typeName) : typeName;
}

function countProblems(problems: readonly Problem[]): ReadonlyMap<CardId, ProblemCount> {
  const counts = new Map<CardId, ProblemCount>();
  for (const { stepId, severity } of problems) {
    // A problem of the workflow itself shows on the card that every workflow has.
    const id = stepId ?? 'trigger';
    const { errors, warnings } = counts.get(id) ?? { errors: 0, warnings: 0 };
    counts.set(id, severity === 'error' ? { errors: errors + 1, warnings } : { errors, warnings: warnings + 1 });
  }
  return counts;
}

function showsSame(a: FlowCardData, b: FlowCardData): boolean {
  return (
    a.name === b.name &&
    a.typeName === b.typeName &&
    a.icon === b.icon &&
    a.isDisabled === b.isDisabled &&
    a.isDimmed === b.isDimmed &&
    a.isFound === b.isFound &&
    a.problems?.errors === b.problems?.errors &&
    a.problems?.warnings === b.problems?.warnings &&
    a.state?.status === b.state?.status &&
    a.state?.durationMs === b.state?.durationMs &&
    a.state?.isPinned === b.state?.isPinned &&
    a.summary.length === b.summary.length &&
    a.summary.every((part, index) => {
      const other = b.summary[index];
      return part.text === other?.text && part.isReference === other.isReference;
    })
  );
}

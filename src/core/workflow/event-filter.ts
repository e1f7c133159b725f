import type { Json } from '../base/json.ts';
import type { Condition, ConditionGroups } from '../expression/condition.ts';
import { evaluateConditions } from '../expression/evaluate-conditions.ts';
import { formatReference } from '../expression/format-reference.ts';
import { listConditionTemplates } from '../expression/list-templates.ts';
import { findOperator } from '../expression/operators.ts';
import { resolveTemplate, toText } from '../expression/resolve-template.ts';
import type { Scope } from '../expression/scope.ts';
import type { Template } from '../expression/template.ts';
import { readStoredValue } from '../step/stored-value.ts';
import type { WorkflowDocument } from './document.ts';

/** Where the App Event trigger keeps its filter. */
const FILTER_FIELD = 'filter';
/** Of a value, so much is kept with the verdict. */
const SHOWN_LENGTH = 300;

/** A condition that was false, as people read it, with the values that made it so. A missing value is left out. */
export type FailedCondition = {
  readonly left: string;
  readonly operator: string;
  /** null: the operator looks at one side only. */
  readonly right: string | null;
  readonly leftValue?: Json;
  readonly rightValue?: Json;
};

/** What a filter looks at. Its conditions read the event and its end user, and hold no formulas. */
export type FilteredEvent = { readonly payload: Json; readonly user: Scope['user'] };

/** The filter of a workflow that starts by an App Event; empty: every event starts it. */
export function readEventFilter({ trigger }: Pick<WorkflowDocument, 'trigger'>): ConditionGroups {
  if (trigger?.type !== 'app-event') return [];
  const groups = readStoredValue('conditions', trigger.config, FILTER_FIELD) ?? [];
  return groups.filter(({ conditions }) => conditions.length > 0);
}

/** Says whether a filter has to know the end user. */
export function readsUser(filter: ConditionGroups): boolean {
  const tokens = listConditionTemplates(filter).flat();
  return tokens.some((token) => 'ref' in token && token.ref.source === 'user');
}

/** Judges an event: null when it passes, else the first false condition of each group. Throws for an unknown operator. */
export function judgeEvent(
  filter: ConditionGroups,
  { payload, user }: FilteredEvent,
): readonly FailedCondition[] | null {
  if (filter.length === 0) return null;
  const scope: Scope = { trigger: payload, steps: new Map(), user, secrets: new Map() };
  const resolved = filter.map(({ conditions }) =>
    conditions.map(({ operator, left, right }) => ({
      operator,
      left: resolveTemplate(left, scope),
      right: resolveTemplate(right, scope),
    })),
  );
  const { isTrue, groups } = evaluateConditions(resolved);
  if (isTrue) return null;
  return filter.flatMap(({ conditions }, group) => {
    const at = groups[group]?.conditions.indexOf(false) ?? -1;
    const condition = conditions[at];
    const values = resolved[group]?.[at];
    return condition === undefined || values === undefined ? [] : [describeFailure(condition, values)];
  });
}

type Values = { readonly left: Json | undefined; readonly right: Json | undefined };

function describeFailure({ left, operator, right }: Condition, values: Values): FailedCondition {
  const { label = operator, hasRightSide = true } = findOperator(operator) ?? {};
  return {
    left: describeTemplate(left),
    operator: label,
    right: hasRightSide ? describeTemplate(right) : null,
    ...(values.left === undefined ? {} : { leftValue: shorten(values.left) }),
    ...(values.right === undefined || !hasRightSide ? {} : { rightValue: shorten(values.right) }),
  };
}

const LABELS = { trigger: 'Event', findStepName: () => undefined, findSecretName: () => undefined };

/** "plan", "User › metadata › plan", or the text that was written. */
function describeTemplate(template: Template): string {
  return template
    .map((token) => {
      if ('text' in token) return token.text;
      return 'ref' in token ? formatReference(token.ref, LABELS).replace(/^Event › /, '') : '';
    })
    .join('');
}

function shorten(value: Json): Json {
  const text = toText(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : value;
}

/** Why a filter refused an event, in one sentence. */
export function explainFailures(failures: readonly FailedCondition[]): string {
  const clauses = failures.map((failure) => {
    const { left, operator, right, leftValue, rightValue } = failure;
    const wanted = `“${left}” ${operator}${right === null ? '' : ` “${right}”`}`;
    const found = `it was ${leftValue === undefined ? 'missing' : quote(leftValue)}`;
    const isKnown = right === null || rightValue === undefined || toText(rightValue) === right;
    return `${wanted} (${found}${isKnown ? '' : ` against ${quote(rightValue)}`})`;
  });
  return `It starts only when ${clauses.join(' or ')}.`;
}

function quote(value: Json | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

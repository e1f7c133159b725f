import { createDocument, type Step } from '#core/workflow/document.ts';
import { checkDocument } from '#core/workflow/check-document.ts';
import { catalog } from '#steps/catalog.ts';

/** Copied steps travel as readable JSON, between workflows, projects and text editors. */
const KIND = 'millrace/steps';

/** What steps need to be told of the place that they were copied from. */
export type StepsOrigin = {
  readonly workflowId: string;
  /** Name of the App Event that started them; null: another trigger, or none. */
  readonly eventName: string | null;
  /** Of the secrets that they use, by id. */
  readonly secretNames: { readonly [secretId: string]: string };
  /** Of the API resources that they use, by id. */
  readonly resourceNames: { readonly [resourceId: string]: string };
};

const NOWHERE: StepsOrigin = { workflowId: '', eventName: null, secretNames: {}, resourceNames: {} };

export function writeSteps(steps: readonly Step[], origin: StepsOrigin): string {
  return JSON.stringify({ kind: KIND, origin, steps }, null, 2);
}

type ReadSteps = { readonly steps: readonly Step[]; readonly origin: StepsOrigin } | { readonly reason: string };

/** Gives the steps of a copied text, or in words why there are none. */
export function readSteps(text: string): ReadSteps {
  const notSteps = { reason: 'The clipboard does not hold steps. Copy a step first.' };
  const parsed = parse(text);
  if (typeof parsed !== 'object' || parsed === null || !('kind' in parsed) || parsed.kind !== KIND) return notSteps;
  if (!('steps' in parsed) || !Array.isArray(parsed.steps) || !parsed.steps.every(isStep)) return notSteps;
  const { steps } = parsed;
  const [fault] = checkDocument({ ...createDocument('Clipboard'), steps }, catalog);
  if (fault !== undefined) return { reason: `The steps of the clipboard do not fit. ${fault.message}` };
  return steps.length === 0 ? notSteps : { steps, origin: readOrigin('origin' in parsed ? parsed.origin : undefined) };
}

/** Steps that somebody wrote by hand come from nowhere. */
function readOrigin(value: unknown): StepsOrigin {
  if (!isRecord(value)) return NOWHERE;
  const { workflowId, eventName, secretNames, resourceNames } = value;
  return {
    workflowId: typeof workflowId === 'string' ? workflowId : '',
    eventName: typeof eventName === 'string' ? eventName : null,
    secretNames: readNames(secretNames),
    resourceNames: readNames(resourceNames),
  };
}

function readNames(value: unknown): { readonly [id: string]: string } {
  const names = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(names.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The shape only: the server checks it by its schema, and the browser's checks of values follow. */
function isStep(value: unknown): value is Step {
  return (
    isRecord(value) &&
    ['id', 'type', 'name', 'note'].every((key) => typeof value[key] === 'string') &&
    ['continueOnFailure', 'isDisabled'].every((key) => typeof value[key] === 'boolean') &&
    isRecord(value['config']) &&
    'retry' in value &&
    Array.isArray(value['branches']) &&
    value['branches'].every(isBranch)
  );
}

function isBranch(value: unknown): boolean {
  return (
    isRecord(value) && typeof value['id'] === 'string' && Array.isArray(value['steps']) && value['steps'].every(isStep)
  );
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

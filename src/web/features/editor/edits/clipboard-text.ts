import { createDocument, type Step } from '#core/workflow/document.ts';
import { checkDocument } from '#core/workflow/check-document.ts';
import { catalog } from '#steps/catalog.ts';

/** Copied steps travel as readable JSON, between workflows, projects and text editors. */
const KIND = 'millrace/steps';

export function writeSteps(steps: readonly Step[]): string {
  return JSON.stringify({ kind: KIND, steps }, null, 2);
}

/** Gives the steps of a copied text, or in words why there are none. */
export function readSteps(text: string): { readonly steps: readonly Step[] } | { readonly reason: string } {
  const notSteps = { reason: 'The clipboard does not hold steps. Copy a step first.' };
  const parsed = parse(text);
  if (typeof parsed !== 'object' || parsed === null || !('kind' in parsed) || parsed.kind !== KIND) return notSteps;
  if (!('steps' in parsed) || !Array.isArray(parsed.steps) || !parsed.steps.every(isStep)) return notSteps;
  const { steps } = parsed;
  const [fault] = checkDocument({ ...createDocument('Clipboard'), steps }, catalog);
  if (fault !== undefined) return { reason: `The steps of the clipboard do not fit. ${fault.message}` };
  return steps.length === 0 ? notSteps : { steps };
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

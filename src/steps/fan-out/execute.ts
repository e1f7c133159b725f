import { isJsonArray, type Json } from '#core/base/json.ts';
import { defineExecutor, type ItemFailurePolicy, type StepOutcome } from '#engine/ports/step-executor.ts';
import { fanOutStep, MAX_ITEMS } from './definition.ts';

/** Hands the items of a list to the runner. A text that holds a JSON list counts as one. */
export const fanOutExecutor = defineExecutor({
  definition: fanOutStep,
  execute: ({ items, width, onFailure }) => {
    const list = readList(items);
    if (list === null)
      return refuse('not_a_list', `The field "List" must give a list, and it gave ${nameType(items)}.`);
    if (list.length > MAX_ITEMS) {
      return refuse(
        'too_many_items',
        `A Fan Out takes at most ${MAX_ITEMS.toLocaleString('en')} items, and the list has ${list.length.toLocaleString('en')}.`,
      );
    }
    // The choice offers these policies only.
    return { kind: 'each', items: list, options: { width, onFailure: onFailure as ItemFailurePolicy } };
  },
});

function readList(value: Json): readonly Json[] | null {
  if (isJsonArray(value)) return value;
  if (typeof value !== 'string' || !value.trim().startsWith('[')) return null;
  try {
    // What JSON.parse returns is JSON.
    const parsed = JSON.parse(value) as Json;
    return isJsonArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function nameType(value: Json): string {
  if (value === null) return 'nothing';
  return typeof value === 'object' ? 'an object' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}

function refuse(code: string, message: string): StepOutcome {
  return { kind: 'failed', error: { code, message, details: { field: 'items' } }, isRetryable: false };
}

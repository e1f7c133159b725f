import type { StepDefinition } from '#core/step/definition.ts';

/** More of them would only be the whole list in another order. */
const MOST = 3;
const KEY = 'millrace-recent-step-types';

/** The types with the one just used in front. */
export function addRecent(recent: readonly string[], type: string): readonly string[] {
  return [type, ...recent.filter((other) => other !== type)].slice(0, MOST);
}

/** Splits step types into the recently used ones, newest first, and the others; types that are gone are left out. */
export function splitRecent(
  definitions: readonly StepDefinition[],
  recent: readonly string[],
): { readonly recent: readonly StepDefinition[]; readonly others: readonly StepDefinition[] } {
  const used = recent.flatMap((type) => definitions.filter((definition) => definition.type === type));
  return { recent: used, others: definitions.filter((definition) => !used.includes(definition)) };
}

/** What this browser remembers; nothing when it has never used any, or keeps nothing. */
export function readRecent(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter((type) => typeof type === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberRecent(type: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(addRecent(readRecent(), type)));
  } catch {
    // A browser that keeps nothing shows the types in their usual order.
  }
}

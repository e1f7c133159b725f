import type { StepDefinition } from '#core/step/definition.ts';
import { stepCatalog } from '#steps/catalog.ts';

/** Step types whose name or description holds every word; those whose name starts with the text first. */
export function findStepTypes(text: string): readonly StepDefinition[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  // Each definition is one of the catalog's; their fields differ, which the picker does not look at.
  const all = Object.values(stepCatalog) as readonly StepDefinition[];
  const found = all.filter(({ name, description }) => {
    const haystack = `${name} ${description}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
  const start = words.join(' ');
  return found.toSorted((a, b) => rank(a, start) - rank(b, start));
}

function rank({ name }: StepDefinition, start: string): number {
  return start !== '' && name.toLowerCase().startsWith(start) ? 0 : 1;
}

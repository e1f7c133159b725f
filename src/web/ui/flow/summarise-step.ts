import { formatReference, type ReferenceLabels } from '#core/expression/format-reference.ts';
import type { Step } from '#core/workflow/document.ts';
import { findStepDefinition } from '#steps/catalog.ts';

/** One piece of a card's summary line, as shown. */
export type SummaryText = { readonly text: string; readonly isReference: boolean };

/** The line on a step's card that says what the step does, with references by their names. */
export function summariseStep(step: Step, labels: ReferenceLabels): readonly SummaryText[] {
  const definition = findStepDefinition(step.type);
  // A config passed the operations' schema; each definition reads it as its own fields, absent ones as their default.
  const parts = definition?.summarise(step.config as never) ?? [];
  return parts.map((part) => {
    if ('text' in part) return { text: part.text, isReference: false };
    if ('ref' in part) return { text: formatReference(part.ref, labels), isReference: true };
    return { text: `ƒ ${part.formula.source.replaceAll(/\s+/g, ' ')}`, isReference: true };
  });
}

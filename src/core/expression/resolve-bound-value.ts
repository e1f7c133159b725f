import type { Json } from '../base/json.ts';
import type { ChoiceField, NumberField, ToggleField } from '../step/field.ts';
import { resolveTemplate } from './resolve-template.ts';
import type { Scope } from './scope.ts';
import type { Template } from './template.ts';

type BoundField = NumberField | ChoiceField | ToggleField;
type ResolvedBound = { readonly value: number | string | boolean } | { readonly fault: string };

/** Resolves what stands in place of a field's own value. Nothing at all gives the default. */
export function resolveBoundValue(field: BoundField, template: Template, scope: Scope): ResolvedBound {
  const given = resolveTemplate(template, scope) ?? null;
  if (given === null || given === '') return { value: field.default };
  const value = readAs(field, given);
  if (value !== undefined) return { value };
  const shown = JSON.stringify(given);
  const got = shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
  return { fault: `The field "${field.label}" takes ${describeWanted(field)}, and its variable gives ${got}.` };
}

function readAs(field: BoundField, given: Json): number | string | boolean | undefined {
  switch (field.kind) {
    case 'number': {
      const value = typeof given === 'string' ? Number(given) : given;
      return typeof value === 'number' && value >= field.minimum && value <= field.maximum ? value : undefined;
    }
    case 'toggle':
      if (typeof given === 'boolean') return given;
      return given === 'true' ? true : given === 'false' ? false : undefined;
    case 'choice': {
      const wanted = String(typeof given === 'object' ? '' : given).toLowerCase();
      return field.options.find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted)
        ?.value;
    }
    default:
      return field satisfies never;
  }
}

function describeWanted(field: BoundField): string {
  switch (field.kind) {
    case 'number':
      return `a number between ${field.minimum} and ${field.maximum}`;
    case 'toggle':
      return 'true or false';
    case 'choice':
      return `one of ${field.options.map(({ value }) => `"${value}"`).join(', ')}`;
    default:
      return field satisfies never;
  }
}

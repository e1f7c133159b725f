import { expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import type { ChoiceField, NumberField, ToggleField } from '../step/field.ts';
import { makeScope } from '#testing/make-scope.ts';
import { resolveBoundValue } from './resolve-bound-value.ts';

const number: NumberField = { kind: 'number', label: 'Width', minimum: 1, maximum: 10, default: 5 };
const toggle: ToggleField = { kind: 'toggle', label: 'Fast', default: true };
const choice: ChoiceField = {
  kind: 'choice',
  label: 'End as',
  default: 'completed',
  options: [
    { value: 'completed', label: 'Completed' },
    { value: 'failed', label: 'Failed, with reason' },
  ],
};
const given = (field: NumberField | ToggleField | ChoiceField, value: Json | undefined) =>
  resolveBoundValue(
    field,
    [{ ref: { source: 'trigger', path: ['value'] } }],
    makeScope({ trigger: value === undefined ? {} : { value } }),
  );

test.each([
  [number, 3, 3],
  [number, '4', 4],
  [number, null, 5],
  [number, undefined, 5],
  [toggle, false, false],
  [toggle, 'false', false],
  [choice, 'failed', 'failed'],
  [choice, 'FAILED, with reason', 'failed'],
])('%j takes %j as %j', (field, value, expected) => {
  expect(given(field, value)).toEqual({ value: expected });
});

test.each([
  [number, 11, 'The field "Width" takes a number between 1 and 10, and its variable gives 11.'],
  [number, 'many', 'The field "Width" takes a number between 1 and 10, and its variable gives "many".'],
  [toggle, 'perhaps', 'The field "Fast" takes true or false, and its variable gives "perhaps".'],
  [choice, [1], 'The field "End as" takes one of "completed", "failed", and its variable gives [1].'],
])('%j refuses %j', (field, value, fault) => {
  expect(given(field, value)).toEqual({ fault });
});

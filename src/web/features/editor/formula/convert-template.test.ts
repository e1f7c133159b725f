import { describe, expect, test } from 'vitest';
import type { Template, Token } from '#core/expression/template.ts';
import { jsonToFormula, toFormula, toTemplate } from './convert-template.ts';

const email: Token = { ref: { source: 'trigger', path: ['email'] } };
const otherEmail: Token = { ref: { source: 'step', stepId: 'a', path: ['data', 'email'] } };

describe('text with pills', () => {
  test('becomes a formula that joins them, with one slot for each variable', () => {
    const template: Template = [{ text: 'Say "hi" to ' }, email, otherEmail, { text: '\n' }, email];
    expect(toFormula(template)).toEqual({
      source: '"Say \\"hi\\" to " & $email & $email2 & "\\n" & $email',
      slots: { email: email.ref, email2: otherEmail.ref },
    });
    expect(toTemplate(toFormula(template))).toEqual(template);
  });

  test('keeps the type of a single variable, and is empty when the field was', () => {
    expect(toFormula([email]).source).toBe('$email');
    expect(toFormula([])).toEqual({ source: '', slots: {} });
    expect(toTemplate({ source: '', slots: {} })).toEqual([]);
  });

  test('takes formulas within it along, their names renewed', () => {
    const inner = { source: '$uppercase($email)', slots: { email: otherEmail.ref } };
    expect(toFormula([email, { formula: inner }])).toEqual({
      source: '$email & ($uppercase($email2))',
      slots: { email: email.ref, email2: otherEmail.ref },
    });
  });
});

test('JSON becomes a formula: variables stand free outside of texts and are joined within', () => {
  const json: Template = [{ text: '{ "a": ' }, email, { text: ', "b": "to ' }, otherEmail, { text: '" }' }];
  expect(jsonToFormula(json).source).toBe('{ "a": $email, "b": "to " & $email2 & "" }');
});

test('a formula that does more than join becomes its variables', () => {
  const slots = { email: email.ref };
  expect(toTemplate({ source: '$uppercase($email)', slots })).toEqual([email]);
  expect(toTemplate({ source: '"a" & ', slots: {} })).toEqual([]);
  expect(toTemplate({ source: '$unknown & "a"', slots })).toEqual([email]);
});

test('a slot is never called like a function', () => {
  const ref = { source: 'trigger', path: ['string'] } as const;
  expect(toFormula([{ ref: { source: ref.source, path: [...ref.path] } }]).source).toBe('$string2');
});

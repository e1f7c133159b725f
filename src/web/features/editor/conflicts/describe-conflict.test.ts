import { expect, test } from 'vitest';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import type { Operation } from '#core/workflow/operation.ts';
import { describeConflict } from './describe-conflict.ts';

const document = makeDocument([makeStep('one1', { type: 'request', name: 'Call the CRM' })]);
const labels = { trigger: 'Contact Created', findStepName: () => 'Shape', findSecretName: () => 'Key' };
const describe = (mine: Operation, theirs: Operation) =>
  describeConflict({ target: '', mine, theirs, memberId: 'grace', memberName: 'Grace' }, document, labels);

test('a field is named as its form does, templates are read with their variables', () => {
  const cleared: Operation = { kind: 'set-step-field', stepId: 'one1', field: 'url' };
  const value = [{ text: 'https://x.example/' }, { ref: { source: 'trigger', path: ['id'] } }];
  expect(describe({ ...cleared, value }, cleared)).toEqual({
    what: "URL of 'Call the CRM'",
    mine: 'https://x.example/{{Contact Created › id}}',
    theirs: 'empty',
    place: { owner: 'one1', field: 'url' },
  });
});

test('tables are read line by line', () => {
  const set = (key: string): Operation => ({
    kind: 'set-step-field',
    stepId: 'one1',
    field: 'headers',
    value: [
      { id: 'a', key, value: [{ text: '1' }] },
      { id: 'b', key: 'Accept', value: [] },
    ],
  });
  expect(describe(set('X-Mine'), set('X-Theirs'))).toMatchObject({
    mine: 'X-Mine: 1, Accept: empty',
    theirs: 'X-Theirs: 1, Accept: empty',
  });
});

test('what is no field has a name too', () => {
  const rename = (name: string): Operation => ({ kind: 'rename-step', stepId: 'one1', name });
  expect(describe(rename('A'), rename('B'))).toMatchObject({ what: "The name of 'Call the CRM'", mine: 'A' });
  const disable = (isDisabled: boolean): Operation => ({
    kind: 'set-step-option',
    stepId: 'one1',
    option: { isDisabled },
  });
  expect(describe(disable(true), disable(false))).toMatchObject({ mine: 'on', theirs: 'off' });
});

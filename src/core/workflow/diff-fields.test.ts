import { describe, expect, test } from 'vitest';
import { catalog } from '#steps/catalog.ts';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import type { ShownLabels } from './shown-value.ts';
import { diffFields } from './diff-fields.ts';
import type { Config, Step } from './document.ts';

const labels: ShownLabels = {
  trigger: 'Contact Created',
  findStepName: () => 'Shape',
  findSecretName: () => undefined,
  findAppEventName: (id) => (id === 'event-1' ? 'Contact Created' : undefined),
  findResourceName: () => undefined,
};
const line = (...texts: readonly string[]) => ({
  kind: 'line',
  parts: texts.map((text) => ({ text, isReference: text.includes('›') })),
});
const lines = (text: string) => ({ kind: 'lines', text });

function diff(before: Config | null, after: Config, overrides: Partial<Step> = {}) {
  const old = before === null ? [] : [makeStep('step1', { config: before })];
  const now = [makeStep('step1', { config: after, ...overrides })];
  return diffFields({ document: makeDocument(old), labels }, { document: makeDocument(now), labels }, 'step1', catalog);
}

describe('the differences within a step', () => {
  test('show texts with the names of their variables', () => {
    const url = [{ text: 'https://crm.example/' }, { ref: { source: 'trigger', path: ['id'] } }];
    expect(diff({}, { url })).toEqual([
      { label: 'URL', before: line(), after: line('https://crm.example/', 'Contact Created › id') },
    ]);
  });

  test('show a formula with what its names stand for', () => {
    const slots = { mail: { source: 'trigger', path: ['email'] } };
    const url = [{ formula: { source: '$lowercase($mail)', slots } }];
    expect(diff({}, { url })).toEqual([
      { label: 'URL', before: line(), after: line('ƒ $lowercase($mail), $mail = Contact Created › email') },
    ]);
  });

  test('show JSON and tables as lines, with variables in braces', () => {
    const ref = { ref: { source: 'step', stepId: 'shape', path: ['name'] } };
    expect(
      diff({ bodyJson: [] }, { bodyJson: [{ text: '{\n"a": ' }, ref, { text: '}' }], headers: [row('Accept', ref)] }),
    ).toEqual([
      { label: 'Headers', before: lines(''), after: lines('Accept: {{Shape › name}}') },
      { label: 'JSON body', before: lines(''), after: lines('{\n"a": {{Shape › name}}}') },
    ]);
  });

  test('show options by their labels, defaults where nothing is stored, and what every step has', () => {
    const changes = diff(
      {},
      { method: 'POST' },
      { retry: { delaysS: [] }, continueOnFailure: true, note: 'Careful', name: 'Renamed' },
    );
    expect(changes).toEqual([
      { label: 'Method', before: line('GET'), after: line('POST') },
      { label: 'Retries', before: line('after 10, 20, 30, 50, 80 s'), after: line('never') },
      { label: 'Continue on failure', before: line('off'), after: line('on') },
      { label: 'Note', before: lines(''), after: lines('Careful') },
    ]);
  });

  test('of a new step are what is set in it', () => {
    expect(diff(null, { method: 'POST' })).toEqual([{ label: 'Method', before: line('GET'), after: line('POST') }]);
  });
});

test('the trigger and the description have differences too', () => {
  const trigger = (appEventId: string) => ({ type: 'app-event', config: { appEventId } });
  const before = { document: makeDocument([], { trigger: trigger('gone') }), labels };
  const after = { document: makeDocument([], { trigger: trigger('event-1'), description: 'Why' }), labels };
  expect(diffFields(before, after, null, catalog)).toEqual([
    { label: 'Description', before: lines(''), after: lines('Why') },
    { label: 'App Event', before: line('Deleted App Event'), after: line('Contact Created') },
  ]);
});

test('conditions are one line each', () => {
  const condition = (id: string, operator: string) => ({ id, left: [{ text: 'a' }], operator, right: [{ text: 'b' }] });
  const conditions = [
    { id: 'g1', conditions: [condition('c1', '$stringContains'), condition('c2', '$booleanTrue')] },
    { id: 'g2', conditions: [condition('c3', '$stringIsIn')] },
  ];
  const step = (config: Config) => makeStep('cond', { type: 'conditional', config });
  const [difference] = diffFields(
    { document: makeDocument([step({})]), labels },
    { document: makeDocument([step({ conditions })]), labels },
    'cond',
    catalog,
  );
  expect(difference?.after).toEqual(lines('a contains b\nand a is true\nor\na is in b'));
});

function row(key: string, token: object) {
  return { id: 'row1', key, value: [JSON.parse(JSON.stringify(token))] };
}

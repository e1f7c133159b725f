import { describe, expect, test } from 'vitest';
import { catalog, stepCatalog } from '#steps/catalog.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { getAtPath } from '../base/json.ts';
import { formatReference } from './format-reference.ts';
import { listDocumentReferences, listReferences } from './list-references.ts';
import type { Reference } from './template.ts';

const name: Reference = { source: 'trigger', path: ['name'] };
const id: Reference = { source: 'step', stepId: 'step1', path: ['body', 'items', 0, 'id'] };
const key: Reference = { source: 'secret', path: ['secret-1'] };

const request = {
  url: [{ text: 'https://example.com/' }, { ref: name }, { ref: id }],
  headers: [{ id: 'a', key: 'Authorization', value: [{ text: 'Bearer ' }, { ref: key }] }],
  bodyJson: [{ ref: name }],
};
const conditional = {
  conditions: [
    {
      id: 'g',
      conditions: [
        { id: 'a', left: [{ ref: name }], operator: '$stringContains', right: [{ ref: id }] },
        { id: 'b', left: [{ ref: name }], operator: '$exists', right: [{ ref: key }] },
      ],
    },
  ],
};

describe('the references of a config', () => {
  test('are found in every kind of field, with the way to their token', () => {
    const found = listReferences(stepCatalog.request.fields, request);
    expect(found.map(({ field, ref }) => [field, ref])).toEqual([
      ['url', name],
      ['url', id],
      ['headers', key],
      ['bodyJson', name],
    ]);
    for (const { path, ref } of found) expect(getAtPath(request, path)).toEqual({ ref });
  });

  test('are found on the sides of conditions that their operators read', () => {
    const found = listReferences(stepCatalog.conditional.fields, conditional);
    expect(found.map(({ ref }) => ref)).toEqual([name, id, name]);
    for (const { path, ref } of found) expect(getAtPath(conditional, path)).toEqual({ ref });
  });

  test('of a whole document name their steps', () => {
    const document = makeDocument([
      makeConditional('cond', [makeStep('inner', { config: request })], [], { config: conditional }),
      makeStep('other', { type: 'unknown', config: request }),
    ]);
    expect(listDocumentReferences(document, catalog).map(({ stepId, field }) => `${stepId} ${field}`)).toEqual([
      'cond conditions',
      'cond conditions',
      'cond conditions',
      'inner url',
      'inner url',
      'inner headers',
      'inner bodyJson',
    ]);
  });
});

describe('a reference', () => {
  const labels = {
    trigger: 'Contact Created',
    findStepName: (stepId: string) => (stepId === 'step1' ? 'Create contact' : undefined),
    findSecretName: (secretId: string) => (secretId === 'secret-1' ? 'API_KEY' : undefined),
  };

  test.each<[Reference, string]>([
    [name, 'Contact Created › name'],
    [{ source: 'trigger', path: [] }, 'Contact Created'],
    [id, 'Create contact › body › items › first › id'],
    [key, 'Secret › API_KEY'],
    [{ source: 'user', path: ['metadata', 'plan'] }, 'User › metadata › plan'],
    [{ source: 'step', stepId: 'gone', path: ['a'] }, 'Deleted step › a'],
    [{ source: 'secret', path: ['gone'] }, 'Secret › Deleted secret'],
  ])('%j reads %s', (reference, words) => {
    expect(formatReference(reference, labels)).toBe(words);
  });
});

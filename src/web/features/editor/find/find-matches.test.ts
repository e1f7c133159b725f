import { expect, test } from 'vitest';
import type { ReferenceLabels } from '#core/expression/format-reference.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { findMatches } from './find-matches.ts';
import { listCardTexts } from './list-card-texts.ts';

const email = { ref: { source: 'trigger' as const, path: ['email'] } };
const labels: ReferenceLabels = {
  trigger: 'Contact Created',
  findStepName: (id) => (id === 'shape1' ? 'Shape it' : undefined),
  findSecretName: () => 'CRM token',
};

const document = makeDocument([
  makeStep('shape1', { type: 'function', name: 'Shape it', config: { code: 'return parameters.Plan;' } }),
  makeConditional('cond1', [
    makeStep('call1', {
      name: 'Call the CRM',
      note: 'Ask Ada before changing this.',
      config: {
        method: 'POST',
        url: [{ text: 'https://crm.example/' }, { ref: { source: 'step', stepId: 'shape1', path: ['id'] } }],
        headers: [
          {
            id: 'row1',
            key: 'Authorization',
            value: [{ text: 'Bearer ' }, { ref: { source: 'secret', path: ['secret1'] } }],
          },
        ],
        bodyKind: 'json',
        bodyJson: [{ text: '{"mail": ' }, email, { text: '}' }],
        query: [
          { id: 'row1', key: 'since', value: [{ formula: { source: '$lowercase($at)', slots: { at: email.ref } } }] },
        ],
        bodyText: [{ text: 'left over from before' }],
      },
    }),
  ]),
]);

function find(search: string): readonly string[] {
  return findMatches(listCardTexts(document, labels), search).map(({ cardId, place }) => `${cardId} ${place}`);
}

test.each([
  ['a step by its name', 'call the', ['call1 Name']],
  ['steps by their type', 'request', ['call1 Type']],
  [
    'the trigger by its App Event, and a pill of it',
    'contact created',
    ['trigger Name', 'call1 Query parameters', 'call1 JSON body'],
  ],
  ['text across a pill, as it is shown', 'crm.example/shape it › id', ['call1 URL']],
  ['a secret by its name', 'CRM token', ['call1 Headers']],
  ['the name in a row of a table', 'authorization', ['call1 Headers']],
  ['JSON', '"mail"', ['call1 JSON body']],
  ['code, whatever the case', 'parameters.plan', ['shape1 Code']],
  ['a choice by its label', 'json', ['call1 Body']],
  ['a note', 'ada before', ['call1 Note']],
  ['a formula by its source', '$lowercase(', ['call1 Query parameters']],
  ['nothing in a field that is not shown', 'left over', []],
  ['nothing for a search of spaces', '  ', []],
])('the search finds %s', (_what, search, found) => {
  expect(find(search)).toEqual(found);
});

import { expect, test } from 'vitest';
import { catalog } from '#steps/catalog.ts';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import { makeScope } from '#testing/make-scope.ts';
import { listDocumentReferences } from '../list-references.ts';
import { SECRET_MASK } from '../mask-secrets.ts';
import { recordInput } from '../record-input.ts';
import { resolveConfig } from '../resolve-config.ts';
import { rewriteReferences } from '../rewrite-references.ts';
import type { Formula, Reference } from '../template.ts';
import { listFormulas } from './list-formulas.ts';

const email: Reference = { source: 'trigger', path: ['email'] };
const key: Reference = { source: 'secret', path: ['key'] };
const formula: Formula = { source: '$lowercase($email)', slots: { email } };
const fields = catalog.findStep('request')?.fields ?? {};

test('what stands in a slot is a reference that can be listed and rewritten, the source stays', () => {
  const url = [{ text: 'https://' }, { formula }];
  const document = makeDocument([makeStep('s', { config: { url } })]);
  const found = listDocumentReferences(document, catalog);
  expect(found).toEqual([{ stepId: 's', field: 'url', path: ['url', 1, 'formula', 'slots', 'email'], ref: email }]);
  const mail: Reference = { source: 'trigger', path: ['mail'] };
  const [change] = rewriteReferences(document, catalog, () => mail);
  expect(change?.after).toEqual([{ text: 'https://' }, { formula: { ...formula, slots: { email: mail } } }]);
});

test('formulas of hidden fields are not needed', () => {
  const bodyJson = [{ formula }];
  expect(listFormulas(fields, { method: 'GET', bodyKind: 'json', bodyJson })).toEqual([]);
  expect(listFormulas(fields, { method: 'POST', bodyKind: 'json', bodyJson })).toEqual([
    { field: 'bodyJson', label: 'JSON body', formula },
  ]);
});

test('values of formulas stand in text and in JSON like those of variables', () => {
  const formulas = new Map([[formula, { a: 'x"y' }]]);
  const config = {
    method: 'POST',
    url: [{ text: 'https://a/' }, { formula }],
    bodyKind: 'json',
    bodyJson: [{ formula }],
  };
  expect(resolveConfig(fields, config, makeScope({ formulas }))).toMatchObject({
    config: { url: 'https://a/{"a":"x\\"y"}', bodyJson: '{"a":"x\\"y"}' },
  });
});

test('what a formula makes of a secret is not on record, whatever it looks like', () => {
  const encoded: Formula = { source: '$base64encode($key)', slots: { key } };
  const config = { url: [{ text: 'https://a/' }, { formula: encoded }] };
  const scope = makeScope({ secrets: new Map([['key', 'abc']]), formulas: new Map([[encoded, 'YWJj']]) });
  const resolved = resolveConfig(fields, config, scope);
  const recorded = resolved.ok ? recordInput(fields, config, scope, resolved.config) : {};
  expect(recorded['url']).toBe(`https://a/${SECRET_MASK}`);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalog } from '../../step/catalog.ts';
import { catalog } from '#steps/catalog.ts';
import { arbitraryDocument } from '#testing/arbitrary-document.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { readWorkflowFile } from './read-workflow-file.ts';
import { writeWorkflowFile } from './write-workflow-file.ts';

const here = {
  appEvents: [{ id: 'event-1', name: 'Contact Created' }],
  secrets: [{ id: 'secret-1', name: 'TOKEN' }],
  resources: [{ id: 'resource-1', name: 'Billing' }],
};
const there = {
  appEvents: [{ id: 'event-9', name: 'Contact Created' }],
  secrets: [{ id: 'secret-9', name: 'TOKEN' }],
  resources: [{ id: 'resource-9', name: 'Billing' }],
};
const secret = (id: string) => ({ source: 'secret' as const, path: [id] });
const calling = (id: string) =>
  makeStep('call1', {
    config: {
      url: [
        { text: 'https://x.example/' },
        { ref: secret(id) },
        { formula: { source: '$t', slots: { t: secret(id) } } },
      ],
    },
  });

/** The types as they are, with fields that hold anything. */
const anyFields: Catalog = {
  findStep: (type) => {
    const step = catalog.findStep(type);
    return step === undefined ? undefined : { ...step, fields: {} };
  },
  findTrigger: catalog.findTrigger,
};

test('any document is read as it was written, and written again byte by byte', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      const text = writeWorkflowFile(document, anyFields, here);
      const read = readWorkflowFile(text, anyFields, here);
      expect(read).toEqual({ ok: true, document, missing: [] });
      if (read.ok) expect(writeWorkflowFile(read.document, anyFields, here)).toBe(text);
    }),
  );
});

test('App Events and secrets travel by name, also in formulas', () => {
  const text = writeWorkflowFile(makeDocument([calling('secret-1')]), catalog, here);
  expect(text).not.toMatch(/event-1|secret-1/);
  expect(readWorkflowFile(text, catalog, there)).toEqual({
    ok: true,
    document: makeDocument([calling('secret-9')], {
      trigger: { type: 'app-event', config: { appEventId: 'event-9' } },
    }),
    missing: [],
  });
});

test('API resources are called by name, in the trigger and in steps', () => {
  const using = (id: string) =>
    makeDocument([makeStep('call1', { config: { auth: 'resource', resource: id } })], {
      trigger: { type: 'api-resource', config: { resource: id } },
    });
  const text = writeWorkflowFile(using('resource-1'), catalog, here);
  expect(text).toContain('"resource": "Billing"');
  expect(text).not.toContain('resource-1');
  expect(readWorkflowFile(text, catalog, there)).toMatchObject({ document: using('resource-9'), missing: [] });
});

test('what the project has not is listed and keeps its name', () => {
  const text = writeWorkflowFile(makeDocument([calling('secret-1')]), catalog, here);
  const read = readWorkflowFile(text, catalog, { appEvents: [], secrets: [], resources: [] });
  expect(read).toMatchObject({
    document: { trigger: { config: { appEventId: 'Contact Created' } }, steps: [calling('TOKEN')] },
    missing: [
      { kind: 'app-event', key: 'Contact Created' },
      { kind: 'secret', key: 'TOKEN' },
    ],
  });
});

test('defaults are left out', () => {
  expect(writeWorkflowFile(makeDocument([makeStep('step1')], { trigger: null }), catalog, here)).toBe(
    '{\n  "millrace": 1,\n  "name": "Workflow",\n  "steps": [\n    {\n      "id": "step1",\n      "type": "request",\n      "name": "step1"\n    }\n  ]\n}\n',
  );
});

const inBranch = writeWorkflowFile(makeDocument([makeConditional('cond1', [makeStep('yes1')])]), catalog, here);

test.each([
  ['{ "millrace": 1,\n  "name" }', /^Line 2, column \d+: /],
  ['[]', /not a workflow of Millrace/],
  ['{ "millrace": 2 }', /reads format 1/],
  ['{ "millrace": 1 }', /^The name of the workflow must be a text of 1 to 200/],
  [inBranch.replace('"name": "yes1"', '"name": 5'), /^The name of step 1 of branch 1 of step 1 must be/],
  [inBranch.replace('"name": "yes1"', '"nmae": "x"'), /^In step 1 of branch 1 of step 1 the key "nmae"/],
  [inBranch.replace('"type": "request"', '"type": "fax"'), /unknown type "fax"/],
])('what is wrong is said in words: %#', (text, message) => {
  expect(readWorkflowFile(text, catalog, here)).toEqual({ ok: false, message: expect.stringMatching(message) });
});

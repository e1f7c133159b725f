import { expect, test } from 'vitest';
import type { Reference } from '#core/expression/template.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { adoptSteps } from './adopt-steps.ts';
import { readSteps, writeSteps, type StepsOrigin } from './clipboard-text.ts';
import { listLostReferences } from './list-lost-references.ts';

const using = (id: string, ...references: readonly Reference[]) =>
  makeStep(id, { config: { url: references.map((ref) => ({ ref })) } });
const secret = (id: string): Reference => ({ source: 'secret', path: [id] });
const origin: StepsOrigin = {
  workflowId: 'w1',
  eventName: 'Contact Created',
  secretNames: { old1: 'TOKEN', old2: 'GONE' },
  resourceNames: { api1: 'Billing' },
};

test('secrets are found by name in another project, also inside of branches, and kept where nothing has the name', () => {
  const steps = [makeConditional('cond1', [using('call1', secret('old1'), secret('old2'), secret('here'))])];
  const secrets = [
    { id: 'new1', name: 'TOKEN' },
    { id: 'here', name: 'OTHER' },
  ];
  const [adopted] = adoptSteps(steps, origin, { secrets, resources: [] });
  expect(adopted?.branches[0]?.steps[0]?.config['url']).toEqual([
    { ref: secret('new1') },
    { ref: secret('old2') },
    { ref: secret('here') },
  ]);
});

test('API resources are found by name in another project', () => {
  const steps = [makeStep('call1', { config: { auth: 'resource', resource: 'api1' } })];
  const adopt = (resources: readonly { readonly id: string; readonly name: string }[] | null) =>
    adoptSteps(steps, origin, { secrets: [], resources })[0]?.config['resource'];
  expect([adopt([{ id: 'api9', name: 'Billing' }]), adopt([]), adopt(null)]).toEqual(['api9', 'api1', 'api1']);
});

test('where steps come from travels with them', () => {
  const steps = [using('call1', secret('old1'))];
  expect(readSteps(writeSteps(steps, origin))).toEqual({ steps, origin });
  expect(readSteps(JSON.stringify({ kind: 'millrace/steps', steps }))).toMatchObject({ origin: { workflowId: '' } });
});

test('what means nothing here is listed: other steps, secrets, fields that the event has not', () => {
  const step: Reference = { source: 'step', stepId: 'elsewhere', path: [] };
  const email: Reference = { source: 'trigger', path: ['email'] };
  const phone: Reference = { source: 'trigger', path: ['phone'] };
  const user: Reference = { source: 'user', path: ['id'] };
  const document = makeDocument([
    makeStep('first1'),
    using('call1', step, email, phone, user, secret('x'), { source: 'step', stepId: 'first1', path: [] }),
  ]);
  const schema = { type: 'object', properties: { email: { type: 'string' } } } as const;
  const appEvents = [{ id: 'event-1', name: 'Lead', schema, sample: { email: 'a@b.co' } }];
  const lost = listLostReferences(document, new Set(['call1']), { appEvents, secrets: [] });
  expect(lost.map(({ reference }) => reference)).toEqual([step, phone, secret('x')]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createAppEvent,
  getAppEvent,
  listAppEvents,
  listAppEventUsages,
  removeAlias,
  removeAppEvent,
  sendTestEvent,
  updateAppEvent,
} from '#contract/app-events.ts';
import { listAuditEntries } from '#contract/settings.ts';
import { removeWorkflow, unpublishWorkflow } from '#contract/workflows.ts';
import { createBuilder, createSender, requestStep, type Builder, type SenderClient } from '#testing/product.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let builder: Builder;
let sender: SenderClient;
let projectId: string;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId: created } = await signUpOwner(server.url);
  projectId = created;
  builder = createBuilder(owner, projectId);
  sender = await createSender(server.url, owner, projectId);
});
afterAll(() => server.close());

test('an App Event has the trimmed name, the sample as it was written, and the schema of the sample', async () => {
  const sample = '{\n  "plan": "pro", "seats": 3 }';
  const body = { name: '  Plan changed ', description: 'Billing', sample };
  const created = await builder.client.call(createAppEvent, { params: { projectId }, body });
  expect(created).toMatchObject({ name: 'Plan changed', description: 'Billing', sample, aliases: [] });
  expect(created.schema).toMatchObject({
    type: 'object',
    properties: { plan: { type: 'string' }, seats: { type: 'number' } },
    required: ['plan', 'seats'],
  });
  const params = { projectId, appEventId: created.id };
  expect(await builder.client.call(getAppEvent, { params })).toEqual(created);
});

test('a mistake in the sample is told with its line and column, and nothing is created', async () => {
  const body = { name: 'Broken', sample: '{\n  "plan": pro }' };
  const refused = await builder.client.refused(createAppEvent, { params: { projectId }, body });
  expect(refused).toMatchObject({ status: 400, code: 'invalid_sample', details: { line: 2, column: 11 } });
  const list = await builder.client.call(listAppEvents, { params: { projectId } });
  expect(list.map(({ name }) => name)).not.toContain('Broken');
});

test.each(['[1]', '"text"', '', `{"a":"${'x'.repeat(256 * 1024)}"}`])('the sample %.10s is refused', async (sample) => {
  const body = { name: 'Broken', sample };
  const refused = await builder.client.refused(createAppEvent, { params: { projectId }, body });
  expect(refused).toMatchObject({ status: 400, code: 'invalid_sample' });
});

test.each(['', '  ', 'a\nb', 'x'.repeat(201)])('the name %j is refused', async (name) => {
  const body = { name, sample: '{}' };
  const refused = await builder.client.refused(createAppEvent, { params: { projectId }, body });
  expect(refused).toMatchObject({ status: 400, code: 'invalid_name' });
});

test('a name is taken once, also when many ask for it at the same moment', async () => {
  const body = { name: 'Wanted by many', sample: '{}' };
  const path = createAppEvent.path.replace(':projectId', projectId);
  const answers = await Promise.all(Array.from({ length: 8 }, () => builder.client.send('POST', path, body)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
});

test('after a rename both names receive, nobody else gets the old one, and it can be taken back', async () => {
  const appEventId = await builder.createEvent('Contact Created');
  const params = { projectId, appEventId };
  const rename = (name: string) => builder.client.call(updateAppEvent, { params, body: { name } });
  const renamed = await rename('Contact added');
  expect(renamed).toMatchObject({ name: 'Contact added', aliases: [{ name: 'Contact Created', useCount: 0 }] });

  for (const name of ['Contact Created', 'Contact added']) {
    expect(await sender.send('ada', name, {})).toMatchObject({ status: 201 });
  }
  const body = { name: 'Contact Created', sample: '{}' };
  const refused = await builder.client.refused(createAppEvent, { params: { projectId }, body });
  expect(refused).toMatchObject({
    status: 409,
    code: 'name_taken',
    details: { appEventId, name: 'Contact added', isAlias: true },
  });

  const back = await rename('Contact Created');
  expect(back).toMatchObject({ name: 'Contact Created', aliases: [{ name: 'Contact added' }] });
  expect((await rename('Contact 3')).aliases.map(({ name }) => name)).toEqual(['Contact Created', 'Contact added']);
});

test('a removed alias receives no more, and the name is free', async () => {
  const appEventId = await builder.createEvent('Deal won');
  const params = { projectId, appEventId };
  await builder.client.call(updateAppEvent, { params, body: { name: 'Deal closed' } });
  expect(await sender.send('ada', 'Deal won', {})).toMatchObject({ status: 201 });
  await builder.client.call(removeAlias, { params: { ...params, name: 'Deal won' } });
  await expect.poll(async () => (await sender.send('ada', 'Deal won', {})).status, { timeout: 5_000 }).toBe(404);
  await builder.createEvent('Deal won');
  const again = await builder.client.refused(removeAlias, { params: { ...params, name: 'Deal closed' } });
  expect(again).toMatchObject({ status: 404, code: 'not_found' });
});

test('an App Event in use is not deleted, and the answer names every workflow and the fields that it reads', async () => {
  const appEventId = await builder.createEvent('Order placed', '{ "order": { "total": 5 } }');
  const total = { ref: { source: 'trigger' as const, path: ['order', 'total'] } };
  const step = requestStep('request1', '', { config: { url: [{ text: 'https://example.com/' }, total] } });
  const published = await builder.createWorkflow('Bill it', appEventId, [step]);
  await builder.publish(published.id);
  const other = await builder.createEvent('Another one');
  await builder.edit(published.id, [{ kind: 'set-trigger-field', field: 'appEventId', value: other }]);
  const draft = await builder.createWorkflow('Ship it', appEventId);

  const usages = [
    {
      workflowId: published.id,
      workflowName: 'Bill it',
      isInDraft: false,
      isPublished: true,
      fields: ['order › total'],
    },
    { workflowId: draft.id, workflowName: 'Ship it', isInDraft: true, isPublished: false, fields: [] },
  ];
  const params = { projectId, appEventId };
  expect(await builder.client.call(listAppEventUsages, { params })).toEqual(usages);
  const refused = await builder.client.refused(removeAppEvent, { params });
  expect(refused).toMatchObject({ status: 409, code: 'app_event_in_use', details: { usages } });

  await builder.client.call(unpublishWorkflow, { params: { projectId, workflowId: published.id } });
  const ofDraft = { projectId, workflowId: draft.id };
  await builder.client.call(removeWorkflow, { params: ofDraft, query: { confirmName: 'Ship it' } });
  await builder.client.call(removeAppEvent, { params });
  expect(await builder.client.refused(getAppEvent, { params })).toMatchObject({
    status: 404,
    code: 'app_event_not_found',
  });
});

test('the list counts what was received in each hour, and the workflows that listen', async () => {
  const appEventId = await builder.createEvent('Counted');
  await builder.createWorkflow('Listens', appEventId);
  for (let sent = 0; sent < 3; sent += 1) await sender.send('ada', 'Counted', {});
  const list = await builder.client.call(listAppEvents, { params: { projectId } });
  const counted = list.find(({ id }) => id === appEventId);
  expect(counted?.hourlyCounts).toHaveLength(24);
  expect(counted?.hourlyCounts.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(counted?.workflowCount).toBe(1);
  expect(Date.now() - Date.parse(counted?.lastReceivedAt ?? '')).toBeLessThan(60_000);
});

test('a member sends an event as an app would, and a mistake in its payload has a place', async () => {
  const appEventId = await builder.createEvent('Sent by hand');
  const workflow = await builder.createWorkflow('Hand', appEventId);
  await builder.publish(workflow.id);
  const params = { projectId, appEventId };
  const send = (payload: string) => ({ params, body: { userId: 'grace', payload } });
  await sender.request('POST', `/workflows/${workflow.id}`, 'grace');
  const sent = await builder.client.call(sendTestEvent, send('{ "email": "g@h.io" }'));
  expect(sent.runs).toEqual([{ workflowId: workflow.id, runId: expect.any(String) }]);
  const refused = await builder.client.refused(sendTestEvent, send('{ "email": }'));
  expect(refused).toMatchObject({ status: 400, code: 'malformed_json', details: { line: 1, column: 12 } });
});

test('the audit log names every change of an App Event', async () => {
  const appEventId = await builder.createEvent('Audited');
  const params = { projectId, appEventId };
  await builder.client.call(updateAppEvent, { params, body: { description: 'More' } });
  await builder.client.call(updateAppEvent, { params, body: { description: 'More' } });
  await builder.client.call(updateAppEvent, { params, body: { name: 'Audited 2' } });
  await builder.client.call(removeAppEvent, { params });
  const { items } = await builder.client.call(listAuditEntries, { params: { projectId } });
  expect(items.slice(0, 4).map(({ action, subject }) => `${action} ${subject}`)).toEqual([
    'app_event.deleted Audited 2',
    'app_event.renamed Audited 2',
    'app_event.changed Audited',
    'app_event.created Audited',
  ]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { getReceivedEvent } from '#contract/runs.ts';
import {
  getVersion,
  getWorkflow,
  listProblems,
  listVersions,
  listWorkflows,
  publishWorkflow,
  removeWorkflow,
  unpublishWorkflow,
} from '#contract/workflows.ts';
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

/** What the event meant, by workflow. */
async function sendAndExplain(userId: string, name: string): Promise<Record<string, string>> {
  const { body } = await sender.send(userId, name, { email: 'a@b.co' });
  // As the contract of sending has it; the call must have succeeded for the next one to find the event.
  const { eventId } = body as { eventId: string };
  const event = await builder.client.call(getReceivedEvent, { params: { projectId, eventId } });
  for (const { explanation } of event.deliveries) expect(explanation).toMatch(/^[A-Z].*\.$/);
  return Object.fromEntries(event.deliveries.map(({ workflowName, verdict }) => [workflowName, verdict]));
}

test('a draft with an error is not published, and the answer carries the problems that the editor shows', async () => {
  const appEventId = await builder.createEvent('Event of a broken workflow');
  const { id, revision } = await builder.createWorkflow('Broken', appEventId, [
    requestStep('request1', '', { config: {} }),
  ]);
  const params = { projectId, workflowId: id };
  const problems = await builder.client.call(listProblems, { params });
  expect(problems).toMatchObject([{ severity: 'error', stepId: 'request1', field: 'url' }]);
  const refused = await builder.client.refused(publishWorkflow, { params, body: { revision } });
  expect(refused).toMatchObject({ status: 400, code: 'workflow_has_problems', details: { problems } });
  expect(await builder.client.call(listVersions, { params })).toEqual([]);
});

test('a draft that has moved on is not published unseen', async () => {
  const appEventId = await builder.createEvent('Event of a moving draft');
  const { id, revision } = await builder.createWorkflow('Moving', appEventId);
  await builder.edit(id, [{ kind: 'set-description', description: 'More' }]);
  const params = { projectId, workflowId: id };
  const refused = await builder.client.refused(publishWorkflow, { params, body: { revision } });
  expect(refused).toMatchObject({ status: 409, code: 'conflict', details: { revision: revision + 1 } });
});

test('versions are numbered and keep the document that they froze', async () => {
  const appEventId = await builder.createEvent('Event of versions');
  const workflow = await builder.createWorkflow('Versioned', appEventId);
  const params = { projectId, workflowId: workflow.id };
  const first = await builder.client.call(publishWorkflow, {
    params,
    body: { revision: workflow.revision, note: 'First' },
  });
  expect(first).toMatchObject({ number: 1, note: 'First', publishedBy: 'Ada', isCurrent: true });
  await builder.edit(workflow.id, [{ kind: 'set-name', name: 'Versioned 2' }]);
  expect(await builder.client.call(getWorkflow, { params })).toMatchObject({
    hasUnpublishedChanges: true,
    publishedVersion: { id: first.id, number: 1, note: 'First' },
  });
  const second = await builder.publish(workflow.id);
  expect((await builder.client.call(getWorkflow, { params })).hasUnpublishedChanges).toBe(false);
  const versions = await builder.client.call(listVersions, { params });
  expect(versions.map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
    [2, true],
    [1, false],
  ]);
  const frozen = await builder.client.call(getVersion, { params: { ...params, versionId: first.id } });
  expect(frozen.document).toEqual(workflow.document);
  const other = await builder.createWorkflow('Other', appEventId);
  const foreign = { params: { projectId, workflowId: other.id, versionId: second.id } };
  expect(await builder.client.refused(getVersion, foreign)).toMatchObject({ status: 404, code: 'not_found' });
});

test('what is published and what is drawn listen for themselves, until the workflow is unpublished or deleted', async () => {
  const firstEvent = await builder.createEvent('First event');
  const secondEvent = await builder.createEvent('Second event');
  const { id: workflowId } = await builder.createWorkflow('Listener', firstEvent);
  const params = { projectId, workflowId };
  expect(await sendAndExplain('ada', 'First event')).toEqual({ Listener: 'not_published' });
  await builder.publish(workflowId);
  expect(await sendAndExplain('ada', 'First event')).toEqual({ Listener: 'not_enabled' });
  await sender.request('POST', `/workflows/${workflowId}`, 'ada');
  expect(await sendAndExplain('ada', 'First event')).toEqual({ Listener: 'started' });
  await sender.request('DELETE', `/workflows/${workflowId}`, 'ada');
  expect(await sendAndExplain('ada', 'First event')).toEqual({ Listener: 'disabled' });

  await builder.edit(workflowId, [{ kind: 'set-trigger-field', field: 'appEventId', value: secondEvent }]);
  expect(await sendAndExplain('ada', 'First event')).toEqual({ Listener: 'disabled' });
  expect(await sendAndExplain('ada', 'Second event')).toEqual({ Listener: 'not_published' });
  await builder.publish(workflowId);
  expect(await sendAndExplain('ada', 'First event')).toEqual({});
  expect(await sendAndExplain('ada', 'Second event')).toEqual({ Listener: 'disabled' });
  await builder.client.call(unpublishWorkflow, { params });
  expect(await sendAndExplain('ada', 'Second event')).toEqual({ Listener: 'not_published' });

  const wrong = await builder.client.refused(removeWorkflow, { params, query: { confirmName: 'Something else' } });
  expect(wrong).toMatchObject({ status: 400, code: 'invalid_request' });
  await builder.client.call(removeWorkflow, { params, query: { confirmName: 'Listener' } });
  expect(await sendAndExplain('ada', 'Second event')).toEqual({});
  expect(await builder.client.refused(getWorkflow, { params })).toMatchObject({ code: 'workflow_not_found' });
});

test('the list says what a workflow starts with, how many have it, and how its last runs ended', async () => {
  const appEventId = await builder.createEvent('Listed event');
  const { id: workflowId } = await builder.createWorkflow('Listed', appEventId);
  await builder.publish(workflowId);
  for (const user of ['ada', 'bob', 'eve']) {
    await sender.request('POST', `/workflows/${workflowId}`, user);
    await sender.send(user, 'Listed event', {});
  }
  await sender.request('DELETE', `/workflows/${workflowId}`, 'eve');
  await server.deps.pool.query(
    `update runs r set status = case when u.external_id = 'ada' then 'failed' else 'completed' end
     from end_users u where u.id = r.end_user_id and r.workflow_id = $1`,
    [workflowId],
  );
  const list = await builder.client.call(listWorkflows, { params: { projectId } });
  expect(list.find(({ id }) => id === workflowId)).toMatchObject({
    trigger: { type: 'app-event', label: 'Listed event' },
    stepCount: 1,
    enabledUserCount: 2,
    recentRuns: { completed: 2, failed: 1 },
    publishedVersion: { number: 1 },
    hasUnpublishedChanges: false,
  });
});

test('a field that none of the last events had is a warning, in the editor and when publishing', async () => {
  const appEventId = await builder.createEvent('Event with a lost field', '{ "email": "a@b.co", "phone": "1" }');
  const using = (name: string) => [{ ref: { source: 'trigger' as const, path: [name] } }];
  const { id } = await builder.createWorkflow('Reads a lost field', appEventId, [
    requestStep('request1', 'https://example.com/', {
      config: {
        url: [{ text: 'https://example.com/' }, ...using('email')],
        query: [{ id: 'row1', key: 'phone', value: using('phone') }],
      },
    }),
  ]);
  const params = { projectId, workflowId: id };
  expect(await builder.client.call(listProblems, { params })).toEqual([]);
  for (let sent = 0; sent < 6; sent += 1) await sender.send('ada', 'Event with a lost field', { email: 'a@b.co' });
  expect(await builder.client.call(listProblems, { params })).toMatchObject([
    { code: 'absent_field', severity: 'warning', stepId: 'request1', field: 'query' },
  ]);
  const [problem] = await builder.client.call(listProblems, { params });
  expect(problem?.message).toBe(
    'The field "Query parameters" uses "Event with a lost field › phone", which none of the last 6 events had.',
  );
  await builder.publish(id);
});

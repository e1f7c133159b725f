import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeDraft, createWorkflow, getWorkflow, listDraftChanges } from '#contract/workflows.ts';
import { applyChange } from '#core/workflow/apply-change.ts';
import { createDocument, type WorkflowDocument } from '#core/workflow/document.ts';
import type { Change, Operation } from '#core/workflow/operation.ts';
import { createBuilder, requestStep, type Builder } from '#testing/product.ts';
import type { BrowserClient } from '#testing/browser-client.ts';
import { inviteMember, signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let ada: Builder;
let grace: BrowserClient;
let projectId: string;
let appEventId: string;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId: created } = await signUpOwner(server.url);
  projectId = created;
  ada = createBuilder(owner, projectId);
  grace = await inviteMember(server.url, owner, projectId, 'builder', 'Grace');
  appEventId = await ada.createEvent('Contact Created');
});
afterAll(() => server.close());

const insert = (id: string): Operation => ({
  kind: 'insert-step',
  at: { container: null, after: null },
  step: requestStep(id),
});
const change = (...operations: Operation[]): Change => ({ changeId: randomUUID(), label: 'Edit', operations });

async function newWorkflow(): Promise<string> {
  return (await ada.createWorkflow('Draft', appEventId, [])).id;
}

test('changes of two members at once are put in one order, and both see the same draft', async () => {
  const workflowId = await newWorkflow();
  const params = { projectId, workflowId };
  const { revision, document } = await ada.client.call(getWorkflow, { params });
  const send = (client: BrowserClient, name: string) =>
    Array.from({ length: 10 }, (_, index) =>
      client.call(changeDraft, {
        params,
        body: {
          baseRevision: revision,
          changes: [change(insert(`${name}${index}`)), change(insert(`${name}${index}b`))],
        },
      }),
    );
  const answers = await Promise.all([...send(ada.client, 'ada'), ...send(grace, 'grace')]);
  expect(answers.flatMap(({ refused }) => refused)).toEqual([]);

  const after = await grace.call(getWorkflow, { params });
  const ordered = await grace.call(listDraftChanges, { params, query: { after: revision } });
  expect(after.revision).toBe(revision + 40);
  expect(ordered.changes.map((one) => one.revision)).toEqual(
    Array.from({ length: 40 }, (_, index) => revision + 1 + index),
  );
  expect(new Set(ordered.changes.map(({ memberName }) => memberName))).toEqual(new Set(['Ada', 'Grace']));
  const replayed = ordered.changes.reduce<WorkflowDocument>(
    (current, { operations }) => applyChange(current, operations).document,
    document,
  );
  expect(replayed).toEqual(after.document);
  expect(after.document.steps).toHaveLength(40);
  // Whoever was answered in between got exactly what was ordered until then.
  for (const { revision: seen, changes } of answers) {
    expect(changes).toEqual(ordered.changes.filter((one) => one.revision <= seen));
  }
});

test('a change that is sent again is answered again and applied once', async () => {
  const workflowId = await newWorkflow();
  const params = { projectId, workflowId };
  const { revision } = await ada.client.call(getWorkflow, { params });
  const sent = change(insert('once1'));
  const body = { baseRevision: revision, changes: [sent, sent] };
  const answers = await Promise.all([1, 2, 3].map(() => ada.client.call(changeDraft, { params, body })));
  for (const answer of answers) {
    expect(answer).toMatchObject({ revision: revision + 1, changes: [{ changeId: sent.changeId }], refused: [] });
  }
  expect((await ada.client.call(getWorkflow, { params })).document.steps.map(({ id }) => id)).toEqual(['once1']);
});

test('what no longer applies is left out and named; the rest of the change stands', async () => {
  const workflowId = await newWorkflow();
  const params = { projectId, workflowId };
  await ada.edit(workflowId, [insert('kept1')]);
  const { revision } = await ada.client.call(getWorkflow, { params });
  const partly = change({ kind: 'rename-step', stepId: 'gone1', name: 'x' }, { kind: 'set-name', name: 'Renamed' });
  const wholly = change({ kind: 'remove-step', stepId: 'gone1' });
  const answer = await grace.call(changeDraft, { params, body: { baseRevision: revision, changes: [partly, wholly] } });
  expect(answer).toMatchObject({
    revision: revision + 1,
    changes: [{ changeId: partly.changeId, operations: [{ kind: 'set-name', name: 'Renamed' }] }],
    refused: [
      { changeId: partly.changeId, reason: 'The step no longer exists.' },
      { changeId: wholly.changeId, reason: 'The step no longer exists.' },
    ],
  });
  expect(await ada.client.call(getWorkflow, { params })).toMatchObject({ name: 'Renamed', revision: revision + 1 });
});

test('a change that would make the document unsound is refused, and the others are taken', async () => {
  const workflowId = await newWorkflow();
  const params = { projectId, workflowId };
  const { revision } = await ada.client.call(getWorkflow, { params });
  const unsound = change({
    kind: 'insert-step',
    at: { container: null, after: null },
    step: requestStep('bad1', '', { type: 'teleport' }),
  });
  const sound = change(insert('good1'));
  const answer = await ada.client.call(changeDraft, {
    params,
    body: { baseRevision: revision, changes: [unsound, sound] },
  });
  expect(answer.refused).toEqual([
    { changeId: unsound.changeId, reason: 'The step "bad1" has the unknown type "teleport".' },
  ]);
  expect(answer.changes.map(({ changeId }) => changeId)).toEqual([sound.changeId]);
});

test('operations that the schema does not know are 400, and a revision that never was is 409', async () => {
  const workflowId = await newWorkflow();
  const params = { projectId, workflowId };
  const path = changeDraft.path.replace(':projectId', projectId).replace(':workflowId', workflowId);
  const operations = [{ kind: 'set-name', name: 'x', extra: 1 }];
  const body = { baseRevision: 0, changes: [{ changeId: randomUUID(), label: 'x', operations }] };
  expect(await ada.client.send('POST', path, body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  const future = { baseRevision: 10_000, changes: [change(insert('later1'))] };
  expect(await ada.client.refused(changeDraft, { params, body: future })).toMatchObject({
    status: 409,
    code: 'conflict',
  });
});

test('a label with characters that a column of text cannot hold does not fail the change', async () => {
  const workflowId = await newWorkflow();
  const params = { projectId, workflowId };
  const { revision } = await ada.client.call(getWorkflow, { params });
  const odd = { ...change({ kind: 'set-name', name: 'Named' }), label: 'x\u0000y' };
  const answer = await ada.client.call(changeDraft, { params, body: { baseRevision: revision, changes: [odd] } });
  expect(answer).toMatchObject({ revision: revision + 1, changes: [{ label: 'xy' }] });
});

test('a new draft is an empty document, and a copy has everything but what was published', async () => {
  const original = await ada.createWorkflow('Original', appEventId);
  await ada.publish(original.id);
  const empty = await ada.client.call(createWorkflow, { params: { projectId }, body: { name: ' New ' } });
  expect(empty).toMatchObject({ name: 'New', revision: 0, document: createDocument('New'), publishedVersion: null });
  const body = { name: 'Copy', copyOf: original.id };
  const copy = await grace.call(createWorkflow, { params: { projectId }, body });
  expect(copy.document).toEqual({ ...original.document, name: 'Copy' });
  expect(copy).toMatchObject({ publishedVersion: null, isForEndUsers: false, isOnByDefault: false });
});

test('a text that Postgres cannot read again is refused, and code that writes of it is not', async () => {
  const workflowId = await newWorkflow();
  const params = { projectId, workflowId };
  const { revision } = await ada.client.call(getWorkflow, { params });
  const withNote = (id: string, note: string): Change =>
    change({ kind: 'insert-step', at: { container: null, after: null }, step: { ...requestStep(id), note } });
  const body = {
    baseRevision: revision,
    changes: [withNote('bad1', 'a\u0000b'), withNote('bad2', 'a\ud800b'), withNote('good1', '/\\u0000\\ud800/ 😀')],
  };
  const { refused } = await ada.client.call(changeDraft, { params, body });
  expect(refused.map(({ reason }) => reason)).toEqual([
    'A text of the workflow holds U+0000 or half of a character, which cannot be stored.',
    'A text of the workflow holds U+0000 or half of a character, which cannot be stored.',
  ]);
  const { document } = await ada.client.call(getWorkflow, { params });
  expect(document.steps.map(({ note }) => note)).toEqual(['/\\u0000\\ud800/ 😀']);
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSnapshot, getSnapshot, listSnapshots, removeSnapshot, renameSnapshot } from '#contract/snapshots.ts';
import { changeDraft, getVersion, listVersions, publishWorkflow, updateVersion } from '#contract/workflows.ts';
import { createBuilder, type Builder } from '#testing/product.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let builder: Builder;
let eventId: string;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId } = await signUpOwner(server.url);
  builder = createBuilder(owner, projectId);
  eventId = await builder.createEvent('Contact Created');
});
afterAll(() => server.close());

async function prepare(name: string) {
  const { id } = await builder.createWorkflow(name, eventId);
  return { projectId: builder.projectId, workflowId: id };
}

test('a named state keeps the draft as it was, is renamed and removed', async () => {
  const params = await prepare('Kept');
  const { client } = builder;
  const kept = await client.call(createSnapshot, { params, body: { name: '  Before the rewrite ' } });
  expect(kept).toMatchObject({ name: 'Before the rewrite', revision: 1, createdBy: expect.any(String) });
  await builder.edit(params.workflowId, [{ kind: 'set-name', name: 'Rewritten' }]);
  const inSnapshot = { ...params, snapshotId: kept.id };
  expect(await client.call(getSnapshot, { params: inSnapshot })).toMatchObject({ document: { name: 'Kept' } });
  expect(await client.call(renameSnapshot, { params: inSnapshot, body: { name: 'Old' } })).toMatchObject({
    name: 'Old',
  });
  expect(await client.call(listSnapshots, { params })).toMatchObject([{ id: kept.id, name: 'Old' }]);
  await client.call(removeSnapshot, { params: inSnapshot });
  expect(await client.call(listSnapshots, { params })).toEqual([]);
  for (const route of [getSnapshot, removeSnapshot]) {
    expect(await client.refused(route, { params: inSnapshot })).toMatchObject({ status: 404, code: 'not_found' });
  }
});

test('a name of blanks is refused, and so is a state of another workflow', async () => {
  const params = await prepare('One');
  const other = await prepare('Other');
  const refused = await builder.client.refused(createSnapshot, { params, body: { name: '   ' } });
  expect(refused).toMatchObject({ status: 400, details: { fields: [{ field: 'name' }] } });
  const { id } = await builder.client.call(createSnapshot, { params, body: { name: 'Mine' } });
  const foreign = { ...other, snapshotId: id };
  expect(await builder.client.refused(getSnapshot, { params: foreign })).toMatchObject({ status: 404 });
});

test('a version says what the draft had been made again, and the next one does not', async () => {
  const params = await prepare('Restored');
  const { client } = builder;
  await builder.publish(params.workflowId);
  await client.call(changeDraft, {
    params,
    body: {
      baseRevision: 1,
      changes: [
        {
          changeId: randomUUID(),
          label: 'Make version 1 the draft',
          restoredFrom: 'version 1',
          operations: [{ kind: 'set-description', description: 'Again' }],
        },
      ],
    },
  });
  await builder.publish(params.workflowId);
  await builder.edit(params.workflowId, [{ kind: 'set-description', description: 'New' }]);
  const { revision } = await builder.edit(params.workflowId, [{ kind: 'set-name', name: 'Third' }]);
  await client.call(publishWorkflow, { params, body: { revision } });
  const versions = await client.call(listVersions, { params });
  expect(versions.map(({ number, restoredFrom }) => [number, restoredFrom])).toEqual([
    [3, null],
    [2, 'version 1'],
    [1, null],
  ]);
});

test('the note of a version is put right later, and nothing else of it can change', async () => {
  const params = await prepare('Noted');
  const { id } = await builder.publish(params.workflowId);
  const inVersion = { ...params, versionId: id };
  const updated = await builder.client.call(updateVersion, { params: inVersion, body: { note: 'First' } });
  expect(updated).toMatchObject({ number: 1, note: 'First' });
  expect(await builder.client.call(getVersion, { params: inVersion })).toMatchObject({ note: 'First' });
  const change = server.deps.pool.query(`update workflow_versions set document = '{}' where id = $1`, [id]);
  await expect(change).rejects.toThrow('published versions are immutable');
});

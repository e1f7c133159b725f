import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteStoredValue, listStoredValues } from '#contract/stored-values.ts';
import { testStep, updateWorkflow } from '#contract/workflows.ts';
import type { Config } from '#core/workflow/document.ts';
import { applyToStore, findStoreOwner } from '#storage/stored-values/apply-to-store.ts';
import { makeStep } from '#testing/make-document.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';
import { startTestWorkers } from '#testing/test-workers.ts';
import type { Workers } from '../workers/start-workers.ts';

let project: SendingProject;
let workers: Workers;

beforeAll(async () => {
  project = await startSendingProject();
  workers = await startTestWorkers(project.server);
});
afterAll(async () => {
  await workers.stop();
  await project.server.close();
});

const text = (value: string) => [{ text: value }];
const storing = (config: Config) => makeStep('store1', { type: 'store', config });

async function createStoring(name: string, config: Config): Promise<string> {
  const { builder, projectId } = project;
  const { id: workflowId } = await builder.createWorkflow(name, await builder.createEvent(name), [storing(config)]);
  await builder.publish(workflowId);
  await builder.client.call(updateWorkflow, { params: { projectId, workflowId }, body: { isOnByDefault: true } });
  return workflowId;
}
const list = async (search: string) => {
  const params = { projectId: project.projectId };
  return (await project.builder.client.call(listStoredValues, { params, query: { search } })).items;
};

test('twenty runs at once count to twenty', async () => {
  await createStoring('Counts', { operation: 'increment', scope: 'project', key: text('hits') });
  await Promise.all(Array.from({ length: 20 }, () => project.send('Counts', {})));
  await expect.poll(async () => (await list('hits'))[0]?.value, { timeout: 10_000 }).toBe(20);
});

test('each user has a value of their own, and members see whose it is', async () => {
  const workflowId = await createStoring('Remembers', { operation: 'set', key: text('mine'), value: text('yes') });
  await project.send('Remembers', {});
  await expect
    .poll(() => list('mine'), { timeout: 10_000 })
    .toMatchObject([{ scope: 'user', key: 'mine', value: 'yes', ownerName: 'user-1' }]);
  expect(workflowId).not.toBe('');
});

test('a step that is repeated after a crash has counted once', async () => {
  const { pool } = project.server.deps;
  const { body } = await project.send('Contact Created', { email: 'a@b.co', plan: 'pro' });
  const [run] = body['runs'] as { runId: string }[];
  const owner = await findStoreOwner(pool, run?.runId ?? '', 'workflow');
  const count = () =>
    applyToStore(pool, owner, `${run?.runId}:store1`, {
      scope: 'workflow',
      key: 'once',
      operation: { kind: 'increment', by: 5 },
    });
  expect([await count(), await count()]).toEqual(Array(2).fill({ ok: true, value: 5, existed: false }));
});

test('what is no number is not counted with, and is left as it is', async () => {
  const { pool } = project.server.deps;
  const owner = { projectId: project.projectId, owner: project.projectId };
  const apply = (key: string, operation: Parameters<typeof applyToStore>[3]['operation']) =>
    applyToStore(pool, owner, key, { scope: 'project', key: 'word', operation });
  await apply('w1', { kind: 'set', value: 'text' });
  expect(await apply('w2', { kind: 'increment', by: 1 })).toEqual({ ok: false, found: 'text' });
  expect(await apply('w3', { kind: 'get' })).toEqual({ ok: true, value: 'text', existed: true });
  expect(await apply('w4', { kind: 'delete' })).toEqual({ ok: true, value: 'text', existed: true });
  expect(await apply('w5', { kind: 'get' })).toEqual({ ok: true, value: null, existed: false });
});

test('a test in the editor keeps its values apart', async () => {
  const { builder, projectId } = project;
  const config = { operation: 'set', scope: 'project', key: text('tested'), value: text('x') };
  const { id: workflowId } = await builder.createWorkflow('Tested', await builder.createEvent('Tested'), [
    storing(config),
  ]);
  const body = { stepId: 'store1', payload: '{}' };
  const tested = await builder.client.call(testStep, { params: { projectId, workflowId }, body });
  expect(tested).toMatchObject({ status: 'completed', output: { value: 'x', existed: false } });
  expect(await list('tested')).toEqual([]);
});

test('a member deletes a value once', async () => {
  const { builder, projectId, server } = project;
  const place = { scope: 'project', owner: projectId, key: 'gone' } as const;
  await applyToStore(server.deps.pool, { projectId, owner: projectId }, 'g1', {
    scope: 'project',
    key: 'gone',
    operation: { kind: 'set', value: 1 },
  });
  const remove = () => builder.client.call(deleteStoredValue, { params: { projectId }, body: place });
  await remove();
  await expect(remove()).rejects.toThrow(/no such value/);
  expect(await list('gone')).toEqual([]);
});

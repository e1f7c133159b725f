import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listReceivedEvents } from '#contract/runs.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';

let project: SendingProject;

beforeAll(async () => {
  project = await startSendingProject();
});
afterAll(() => project.server.close());

describe('an idempotency key', () => {
  const keyed = (payload: unknown, key = 'key 1') =>
    project.send('Contact Created', payload, { 'idempotency-key': key });

  test('sent again answers the same with Idempotent-Replayed', async () => {
    const first = await keyed({ a: 1 });
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const second = await keyed({ a: 1 });
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  test('with another body answers 422', async () => {
    expect(await keyed({ a: 2 })).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('of another user is another key', async () => {
    const authorization = `Bearer ${await project.signer.sign({ sub: 'user-2' })}`;
    const reply = await project.send('Contact Created', { a: 3 }, { authorization, 'idempotency-key': 'key 1' });
    expect(reply.status).toBe(201);
    expect(reply.headers.get('idempotent-replayed')).toBeNull();
  });

  test('sent 100 times at once is one event', async () => {
    const replies = await Promise.all(Array.from({ length: 100 }, () => keyed({ a: 4 }, 'key 100')));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map(({ body }) => body['eventId'])).size).toBe(1);
  });

  test('longer than 255 characters answers 400', async () => {
    expect(await keyed({}, 'k'.repeat(256))).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });
});

describe('a batch', () => {
  const sendBatch = (events: unknown) =>
    project.post(`/projects/${project.projectId}/sdk/events/batch`, JSON.stringify({ events }));

  test('answers each event in order', async () => {
    const reply = await sendBatch([
      { name: 'Contact Created', payload: { a: 1 }, idempotencyKey: 'b1' },
      { name: 'Nobody Listens', payload: [2] },
    ]);
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      events: [{ runs: [{ workflowId: project.workflowId }], isReplay: false }, { runs: [] }],
    });
    const again = await sendBatch([{ name: 'Contact Created', payload: { a: 1 }, idempotencyKey: 'b1' }]);
    expect(again.body).toMatchObject({ events: [{ isReplay: true }] });
  });

  test('with one unknown name stores nothing', async () => {
    const count = async () =>
      (await project.builder.client.call(listReceivedEvents, { params: { projectId: project.projectId } })).items[0]
        ?.id;
    const before = await count();
    const reply = await sendBatch([
      { name: 'Contact Created', payload: {} },
      { name: 'Unknown', payload: {} },
    ]);
    expect(reply).toMatchObject({ status: 404, body: { code: 'app_event_not_found' } });
    expect(await count()).toBe(before);
  });

  test('of 500 is taken, of none or 501 answers 400', async () => {
    const one = { name: 'Nobody Listens', payload: 1 };
    expect((await sendBatch(Array.from({ length: 500 }, () => one))).status).toBe(201);
    expect(await sendBatch(Array.from({ length: 501 }, () => one))).toMatchObject({ status: 400 });
    expect(await sendBatch([])).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });
});

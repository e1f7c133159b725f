import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { updateAppEvent } from '#contract/app-events.ts';
import { listRefusedSends } from '#contract/runs.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';

let project: SendingProject;

beforeAll(async () => {
  project = await startSendingProject();
});
afterAll(() => project.server.close());

describe('an accepted event', () => {
  test.each(['', '/v2'])('answers 201 with its id and its runs under %s', async (prefix) => {
    const body = JSON.stringify({ name: 'Contact Created', payload: { email: 'x@y.co', plan: 'pro' } });
    const reply = await project.post(`${prefix}${project.triggerPath}`, body);
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ runs: [{ workflowId: project.workflowId }] });
    const stored = await project.read(reply.body['eventId']);
    expect(stored).toMatchObject({ userId: 'user-1', mismatches: [], deliveries: [{ verdict: 'started' }] });
    expect(stored.receivedAt).toBe(reply.body['receivedAt']);
  });

  test('that no workflow listens to is 201 without runs', async () => {
    expect(await project.send('Nobody Listens', {})).toMatchObject({ status: 201, body: { runs: [] } });
  });

  test('keeps the source text of its payload exactly', async () => {
    const payload = '{ "b":1.50,"a":12345678901234567890, "nul":"\\u0000", "s":"\\ud800", "b": 2 }';
    const reply = await project.sendRaw(`{"payload": ${payload} ,"name":"Contact Created"}`);
    expect(reply.status).toBe(201);
    expect((await project.read(reply.body['eventId'])).payload).toBe(payload);
  });

  test.each(['null', '3', '"text"', '[1,2]', 'false'])('may carry the payload %s', async (payload) => {
    const reply = await project.sendRaw(`{"name":"Contact Created","payload":${payload}}`);
    expect(reply.status).toBe(201);
    expect((await project.read(reply.body['eventId'])).payload).toBe(payload);
  });

  test('that differs from the sample is taken, and the difference is recorded', async () => {
    const reply = await project.send('Contact Created', { email: 7, extra: true });
    expect(reply.status).toBe(201);
    const { mismatches } = await project.read(reply.body['eventId']);
    expect(mismatches.map(({ kind, path }) => [kind, path])).toEqual([
      ['type', ['email']],
      ['added', ['extra']],
      ['missing', ['plan']],
    ]);
  });

  test('may have a name with blanks around it, and an old name after a rename', async () => {
    const id = await project.builder.createEvent('Old Name');
    await project.builder.client.call(updateAppEvent, {
      params: { projectId: project.projectId, appEventId: id },
      body: { name: 'New Name' },
    });
    expect(await project.send(' New Name ', {})).toMatchObject({ status: 201 });
    const reply = await project.send('Old Name', {});
    expect(reply.status).toBe(201);
    expect(await project.read(reply.body['eventId'])).toMatchObject({ sentName: 'Old Name', appEventName: 'New Name' });
  });
});

describe('a refused send', () => {
  test('to an unknown project answers 404', async () => {
    const reply = await project.post('/projects/01890000-0000-7000-8000-000000000000/sdk/events/trigger', '{}');
    expect(reply).toMatchObject({ status: 404, body: { code: 'project_not_found' } });
  });

  test('with an unknown name answers 404 with the closest names', async () => {
    const reply = await project.send('Contact Craeted', {});
    expect(reply).toMatchObject({ status: 404, body: { code: 'app_event_not_found' } });
    expect(reply.body['details']).toMatchObject({ closest: ['Contact Created'] });
  });

  test.each([
    ['{}', 'name'],
    ['{"name":"Contact Created"}', 'payload'],
    ['{"name":5,"payload":{}}', 'name'],
    ['[]', ''],
  ])('with the body %s answers 400 that names the field', async (body, field) => {
    const reply = await project.sendRaw(body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(String(reply.body['message'])).toContain(field);
  });

  test('with malformed JSON answers 400 with line and column', async () => {
    const reply = await project.sendRaw('{"name": "Contact Created",\n "payload": {');
    expect(reply).toMatchObject({ status: 400, body: { code: 'malformed_json', details: { line: 2 } } });
  });

  test('over 1 MiB answers 413, and one below it is taken', async () => {
    const fits = JSON.stringify({ name: 'Contact Created', payload: 'x'.repeat(1024 * 1024 - 100) });
    expect((await project.sendRaw(fits)).status).toBe(201);
    const body = JSON.stringify({ name: 'Contact Created', payload: 'x'.repeat(1024 * 1024) });
    expect(await project.sendRaw(body)).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
  });

  test('with another content type answers 415', async () => {
    const reply = await project.sendRaw('a=b', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(reply).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
  });

  test('is kept without its payload', async () => {
    await project.send('Nobody Knows', { secret: 'canary' });
    await expect
      .poll(async () =>
        (await project.builder.client.call(listRefusedSends, { params: { projectId: project.projectId } })).map(
          ({ name }) => name,
        ),
      )
      .toContain('Nobody Knows');
    const list = await project.builder.client.call(listRefusedSends, { params: { projectId: project.projectId } });
    expect(JSON.stringify(list)).not.toContain('canary');
    expect(list.find(({ name }) => name === 'Nobody Knows')).toMatchObject({
      code: 'app_event_not_found',
      userId: 'user-1',
    });
  });
});

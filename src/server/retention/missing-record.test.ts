import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidV7Floor } from '#core/base/uuid-v7.ts';
import { getProject } from '#contract/settings.ts';
import { cancelRun, getReceivedEvent, getRun } from '#contract/runs.ts';
import type { BrowserClient } from '#testing/browser-client.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let owner: BrowserClient;
let projectId: string;

beforeAll(async () => {
  server = await startTestServer({ RETENTION_DAYS: '30' });
  ({ owner, projectId } = await signUpOwner(server.url));
  await server.deps.pool.query(`update projects set created_at = '2025-01-01' where id = $1`, [projectId]);
});
afterAll(() => server.close());

const OLD = uuidV7Floor(Date.UTC(2025, 2, 3, 12));
const BEFORE_THE_PROJECT = uuidV7Floor(Date.UTC(2024, 11, 31));
const YOUNG = uuidV7Floor(Date.now() - 29 * 86_400_000);
const OF_NO_TIME = '0190a1b2-c3d4-4e5f-8000-000000000000';

test('a run or an event of a time that is not kept any more says so, and how long things are kept', async () => {
  const gone = { status: 410, code: 'no_longer_kept', details: { retentionDays: 30 } };
  const ofRun = { ...gone, message: 'A run is kept for 30 days. This one was of 3 March 2025, and has been removed.' };
  expect(await owner.refused(getRun, { params: { projectId, runId: OLD } })).toMatchObject(ofRun);
  expect(await owner.refused(cancelRun, { params: { projectId, runId: OLD } })).toMatchObject(ofRun);
  expect(await owner.refused(getReceivedEvent, { params: { projectId, eventId: OLD } })).toMatchObject({
    ...gone,
    message: 'A received event is kept for 30 days. This one was of 3 March 2025, and has been removed.',
  });
});

test.each([
  ['is from before the project', BEFORE_THE_PROJECT],
  ['is young enough', YOUNG],
  ['carries no time', OF_NO_TIME],
])('an unknown id that %s is not found', async (_, id) => {
  const missing = { status: 404, code: 'not_found' };
  expect(await owner.refused(getRun, { params: { projectId, runId: id } })).toMatchObject(missing);
  expect(await owner.refused(getReceivedEvent, { params: { projectId, eventId: id } })).toMatchObject(missing);
});

test('the project tells how long runs are kept', async () => {
  expect(await owner.call(getProject, { params: { projectId } })).toMatchObject({ retentionDays: 30 });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser, getUser } from '#contract/users.ts';
import { updateWorkflow } from '#contract/workflows.ts';
import { createBuilder, createSender, type Builder, type SenderClient } from '#testing/product.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let builder: Builder;
let sender: SenderClient;
let projectId: string;
let appEventId: string;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId: created } = await signUpOwner(server.url);
  projectId = created;
  builder = createBuilder(owner, projectId);
  sender = await createSender(server.url, owner, projectId);
  appEventId = await builder.createEvent('Contact Created');
});
afterAll(() => server.close());

async function countInstallations(workflowId: string): Promise<{ users: number; enabled: number }> {
  const { rows } = await server.deps.pool.query<{ users: number; enabled: number }>(
    `select count(*)::int as users, count(*) filter (where i.is_enabled)::int as enabled
     from end_users u left join installations i on i.end_user_id = u.id and i.workflow_id = $2 where u.project_id = $1`,
    [projectId, workflowId],
  );
  return rows[0] ?? { users: 0, enabled: 0 };
}

test('a workflow that becomes "on by default" while users arrive is on for each of them', async () => {
  const { id: workflowId } = await builder.createWorkflow('For all', appEventId);
  const params = { projectId, workflowId };
  const arrivals = Array.from({ length: 60 }, (_, index) => sender.send(`user-${index}`, 'Contact Created', {}));
  await arrivals[5];
  await builder.client.call(updateWorkflow, { params, body: { isOnByDefault: true } });
  const late = Array.from({ length: 20 }, (_, index) => sender.send(`late-${index}`, 'Contact Created', {}));
  const statuses = (await Promise.all([...arrivals, ...late])).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([201]));
  expect(await countInstallations(workflowId)).toEqual({ users: 80, enabled: 80 });
});

test('whoever creates an end user at that moment waits, and then sees that the workflow is on', async () => {
  const { id: workflowId } = await builder.createWorkflow('For all, exactly', appEventId);
  const params = { projectId, workflowId };
  // An end user whose creation has begun before, and commits after the workflow was asked to be on by default.
  const client = await server.deps.pool.connect();
  await client.query('begin');
  await client.query(`insert into end_users (id, project_id, external_id) values (uuidv7(), $1, 'in between')`, [
    projectId,
  ]);
  const update = builder.client.call(updateWorkflow, { params, body: { isOnByDefault: true } });
  await expect
    .poll(async () => {
      const { rows } = await server.deps.pool.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%from projects%for update%'`,
      );
      return rows.length;
    })
    .toBe(1);
  await client.query('commit');
  client.release();
  await update;
  const { users, enabled } = await countInstallations(workflowId);
  expect(enabled).toBe(users);
});

test('an explicit off survives, and "off by default" takes the workflow from nobody', async () => {
  const { id: workflowId } = await builder.createWorkflow('Switched', appEventId);
  const params = { projectId, workflowId };
  await builder.client.call(createUser, { params: { projectId }, body: { userId: 'keeps' } });
  await sender.request('DELETE', `/workflows/${workflowId}`, 'declines');
  await builder.client.call(updateWorkflow, { params, body: { isOnByDefault: true, isForEndUsers: true } });
  const off = await builder.client.call(updateWorkflow, { params, body: { isOnByDefault: false } });
  expect(off).toMatchObject({ isOnByDefault: false, isForEndUsers: true });
  const isOn = async (userId: string) => {
    const user = await builder.client.call(getUser, { params: { projectId, userId } });
    return user.workflows.find((one) => one.workflowId === workflowId)?.isEnabled;
  };
  expect(await isOn('keeps')).toBe(true);
  expect(await isOn('declines')).toBe(false);
  await builder.client.call(createUser, { params: { projectId }, body: { userId: 'comes later' } });
  expect(await isOn('comes later')).toBe(false);
});

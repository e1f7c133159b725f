import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, getInvitation, acceptInvitation, getSession } from '#contract/session.ts';
import {
  createInvitation,
  createPasswordResetLink,
  getProject,
  listInvitations,
  listMembers,
  removeInvitation,
  removeMember,
  updateMember,
} from '#contract/settings.ts';
import { createBrowserClient, type BrowserClient } from '#testing/browser-client.ts';
import { inviteMember, PASSWORD, signUpOwner, tokenOf } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let owner: BrowserClient;
let projectId: string;
beforeAll(async () => {
  server = await startTestServer();
  ({ owner, projectId } = await signUpOwner(server.url));
});
afterAll(() => server.close());

async function memberIdOf(name: string): Promise<string> {
  const members = await owner.call(listMembers, { params: { projectId } });
  const found = members.find((member) => member.name === name);
  if (found === undefined) throw new Error(`There is no member named ${name}.`);
  return found.id;
}

test('an invitation is accepted once, and by nobody after it was withdrawn', async () => {
  const params = { projectId };
  const { url } = await owner.call(createInvitation, { params, body: { role: 'builder' } });
  const token = tokenOf(url);
  const guest = createBrowserClient(server.url);
  expect(await guest.call(getInvitation, { params: { token } })).toMatchObject({
    projectName: 'Acme',
    role: 'builder',
  });
  expect(await guest.refused(acceptInvitation, { params: { token }, body: {} })).toMatchObject({
    code: 'not_signed_in',
  });

  const account = { name: 'Bob', email: 'Bob@Example.com', password: PASSWORD };
  expect(await guest.call(acceptInvitation, { params: { token }, body: { account } })).toEqual({ projectId });
  const { member, projects } = await guest.call(getSession);
  expect([member?.email, projects[0]?.role]).toEqual(['bob@example.com', 'builder']);
  expect(await guest.refused(getInvitation, { params: { token } })).toMatchObject({ status: 404, code: 'not_found' });

  const second = await owner.call(createInvitation, { params, body: { role: 'viewer' } });
  const invitationId = second.invitation.id;
  await owner.call(removeInvitation, { params: { projectId, invitationId } });
  expect(await owner.call(listInvitations, { params })).toEqual([]);
  expect(await guest.refused(getInvitation, { params: { token: tokenOf(second.url) } })).toMatchObject({ status: 404 });
});

test('two who open one invitation at the same moment do not both join', async () => {
  const { url } = await owner.call(createInvitation, { params: { projectId }, body: { role: 'viewer' } });
  const tries = ['one', 'two', 'three'].map((name) => {
    const account = { name, email: `${name}@race.example`, password: PASSWORD };
    return createBrowserClient(server.url).send('POST', `/api/invitations/${tokenOf(url)}/accept`, { account });
  });
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.sort((a, b) => a - b)).toEqual([200, 404, 404]);
});

test('somebody with an account joins another project with it, and not twice', async () => {
  const carol = await inviteMember(server.url, owner, projectId, 'viewer', 'Carol');
  const { id } = await owner.call(createProject, { body: { name: 'Second' } });
  const invite = async () =>
    tokenOf((await owner.call(createInvitation, { params: { projectId: id }, body: { role: 'support' } })).url);
  const token = await invite();
  const account = { name: 'Carol', email: 'carol@example.com', password: PASSWORD };
  const refused = await createBrowserClient(server.url).refused(acceptInvitation, {
    params: { token },
    body: { account },
  });
  expect(refused).toMatchObject({ status: 409, code: 'conflict' });
  await carol.call(acceptInvitation, { params: { token }, body: {} });
  expect((await carol.call(getSession)).projects.map(({ name, role }) => `${name} ${role}`)).toEqual([
    'Acme viewer',
    'Second support',
  ]);
  const again = await carol.refused(acceptInvitation, { params: { token: await invite() }, body: {} });
  expect(again).toMatchObject({ status: 409, code: 'already_member' });
});

test('the last owner stays one, also when two owners demote each other at the same moment', async () => {
  const ada = await memberIdOf('Ada');
  const demote = (who: BrowserClient, memberId: string) =>
    who.send('PATCH', `/api/projects/${projectId}/members/${memberId}`, { role: 'viewer' });
  expect(await demote(owner, ada)).toMatchObject({ status: 409, body: { code: 'last_owner' } });
  const removed = await owner.refused(removeMember, { params: { projectId, memberId: ada } });
  expect(removed).toMatchObject({ status: 409, code: 'last_owner' });

  const olga = await inviteMember(server.url, owner, projectId, 'owner', 'Olga');
  const answers = await Promise.all([demote(owner, await memberIdOf('Olga')), demote(olga, ada)]);
  expect(answers.map(({ status }) => status)).not.toEqual([200, 200]);
  const members = await Promise.any([owner, olga].map((one) => one.call(listMembers, { params: { projectId } })));
  expect(members.filter(({ role }) => role === 'owner').length).toBeGreaterThan(0);

  // Whoever is left gives the role back, so that the other tests have their owner.
  const [left] = members.filter(({ role }) => role === 'owner');
  if (left?.name === 'Olga')
    await olga.call(updateMember, { params: { projectId, memberId: ada }, body: { role: 'owner' } });
});

test('a new role counts with the next request, and so does a removal', async () => {
  const dan = await inviteMember(server.url, owner, projectId, 'viewer', 'Dan');
  const memberId = await memberIdOf('Dan');
  const params = { projectId };
  expect(await dan.refused(listInvitations, { params })).toMatchObject({ status: 403 });
  await owner.call(updateMember, { params: { projectId, memberId }, body: { role: 'owner' } });
  expect(await dan.call(listInvitations, { params })).toEqual([]);
  await owner.call(removeMember, { params: { projectId, memberId } });
  expect(await dan.refused(getProject, { params })).toMatchObject({ status: 404, code: 'project_not_found' });
});

test('a reset link sets a new password once, and ends the sessions that were open', async () => {
  const erin = await inviteMember(server.url, owner, projectId, 'builder', 'Erin');
  const params = { projectId, memberId: await memberIdOf('Erin') };
  const { url } = await owner.call(createPasswordResetLink, { params });
  const token = new URL(url).searchParams.get('token') ?? '';
  const reset = { token, newPassword: 'an altogether new one' };
  const guest = createBrowserClient(server.url);
  expect((await guest.send('POST', '/api/auth/reset-password', reset)).status).toBe(200);
  expect((await guest.send('POST', '/api/auth/reset-password', reset)).status).toBe(400);
  expect((await erin.call(getSession)).member).toBeNull();

  const signIn = (password: string) =>
    guest.send('POST', '/api/auth/sign-in/email', { email: 'erin@example.com', password });
  expect((await signIn(PASSWORD)).status).toBe(401);
  expect((await signIn(reset.newPassword)).status).toBe(200);
});

test('an owner makes no reset link for a member who has projects of others', async () => {
  const frank = await inviteMember(server.url, owner, projectId, 'viewer', 'Frank');
  await frank.call(createProject, { body: { name: 'Frank’s own' } });
  const params = { projectId, memberId: await memberIdOf('Frank') };
  expect(await owner.refused(createPasswordResetLink, { params })).toMatchObject({ status: 403, code: 'not_allowed' });
});

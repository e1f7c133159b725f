import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALLOWED, isAllowed, ROLES } from '#contract/roles.ts';
import type { Route } from '#contract/route.ts';
import { createProject } from '#contract/session.ts';
import { createBrowserClient, type BrowserClient, type ErrorBody } from '#testing/browser-client.ts';
import { inviteMember, signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';
import { requireDeclaredPolicies, type DeclaredRoute } from './plugins/declared-routes.ts';

const SOME_ID = '01900000-0000-7000-8000-000000000000';

let server: TestServer;
let projectId: string;
let strangersProjectId: string;
const people = new Map<string, BrowserClient>();

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId: created } = await signUpOwner(server.url);
  projectId = created;
  people.set('owner', owner);
  for (const role of ROLES.filter((one) => one !== 'owner')) {
    people.set(role, await inviteMember(server.url, owner, projectId, role));
  }
  // Signed in, and at home in a project of their own only.
  const stranger = await inviteMember(server.url, owner, projectId, 'viewer', 'stranger');
  strangersProjectId = (await stranger.call(createProject, { body: { name: 'Elsewhere' } })).id;
  people.set('stranger', stranger);
});
afterAll(() => server.close());

function person(name: string): BrowserClient {
  const found = people.get(name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

function routesWith(kind: DeclaredRoute['policy']['kind']): readonly DeclaredRoute[] {
  const routes = server.app.declaredRoutes.filter(({ method, policy }) => policy.kind === kind && method !== 'HEAD');
  expect(routes.length).toBeGreaterThan(0);
  return routes;
}

async function ask(who: BrowserClient, { method, path }: DeclaredRoute, inProject = projectId): Promise<string> {
  const filled = path.replace(':projectId', inProject).replace(/:\w+/g, SOME_ID);
  const { status, body } = await who.send(method, filled);
  // What is asked here refuses, and every refusal has this shape.
  return `${method} ${path} ${status} ${(body as ErrorBody).code}`;
}

async function askAll(who: BrowserClient, routes: readonly DeclaredRoute[], inProject = projectId): Promise<string[]> {
  const answers: string[] = [];
  for (const route of routes) answers.push(await ask(who, route, inProject));
  return answers;
}

const expectAll = (routes: readonly DeclaredRoute[], outcome: string) =>
  routes.map(({ method, path }) => `${method} ${path} ${outcome}`);

test('a route without a declared policy stops the start', () => {
  const app = fastify();
  requireDeclaredPolicies(app);
  expect(() => app.get('/forgotten', async () => 'open')).toThrow('The route GET /forgotten declares no policy.');
});

test('every route of the contract is served, by the policy that the contract declares', async () => {
  const modules = [
    'app-events',
    'live',
    'runs',
    'sending',
    'session',
    'settings',
    'snapshots',
    'users',
    'workflow-files',
    'workflows',
  ];
  const exports = await Promise.all(modules.map((name) => import(`#contract/${name}.ts`) as Promise<object>));
  const isRoute = (value: unknown): value is Route => typeof value === 'object' && value !== null && 'policy' in value;
  const declared: readonly Route[] = exports.flatMap((module) => Object.values(module)).filter(isRoute);
  const served = new Set(server.app.declaredRoutes.map(({ route }) => route));
  expect(declared.filter((route) => !served.has(route)).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  for (const { route, policy } of server.app.declaredRoutes) if (route !== null) expect(policy).toBe(route.policy);
});

test('whoever is not signed in is told so by every route for members', async () => {
  const nobody = createBrowserClient(server.url);
  const routes = [...routesWith('member'), ...routesWith('project')];
  expect(await askAll(nobody, routes)).toEqual(expectAll(routes, '401 not_signed_in'));
});

describe('each role is refused by every route that it may not call', () => {
  test.each(ROLES)('%s', async (role) => {
    const routes = routesWith('project').filter(
      ({ policy }) => policy.kind === 'project' && !isAllowed(role, policy.permission),
    );
    expect(await askAll(person(role), routes)).toEqual(expectAll(routes, '403 not_allowed'));
    if (role !== 'owner') expect(routes.length).toBeGreaterThan(0);
  });
});

test('there is a route for every permission', () => {
  const used = routesWith('project').map(({ policy }) => (policy.kind === 'project' ? policy.permission : ''));
  expect(new Set(used)).toEqual(new Set(Object.keys(ALLOWED)));
});

test('a foreign project is answered exactly as one that does not exist', async () => {
  const routes = routesWith('project');
  for (const unknown of [strangersProjectId, SOME_ID, 'not-an-id']) {
    expect(await askAll(person('builder'), routes, unknown)).toEqual(expectAll(routes, '404 project_not_found'));
  }
  const [foreign, missing] = await Promise.all(
    [strangersProjectId, SOME_ID].map(async (id) => (await person('owner').send('GET', `/api/projects/${id}`)).body),
  );
  expect({ ...(foreign as object), requestId: '' }).toEqual({ ...(missing as object), requestId: '' });
});

test('a session opens no route for senders or programs', async () => {
  const routes = [...routesWith('sender'), ...routesWith('key')];
  expect(await askAll(person('owner'), routes)).toEqual(expectAll(routes, '401 token_missing'));
});

test('a page of another site changes nothing, whatever its visitor may do here', async () => {
  const routes = [...routesWith('public'), ...routesWith('member'), ...routesWith('project')].filter(
    ({ method, route }) => !['GET', 'OPTIONS'].includes(method) && route !== null,
  );
  for (const { method, path } of routes) {
    const filled = path.replace(':projectId', projectId).replace(/:\w+/g, SOME_ID);
    const answer = await person('owner').send(method, filled, {}, { origin: 'https://evil.example' });
    expect(answer, `${method} ${path}`).toMatchObject({ status: 403, body: { code: 'origin_refused' } });
  }
});

import { randomUUID, sign } from 'node:crypto';
import { createAppEvent } from '#contract/app-events.ts';
import { createApiKey, createSigningKey } from '#contract/settings.ts';
import { changeDraft, createWorkflow, getWorkflow, publishWorkflow } from '#contract/workflows.ts';
import type { ResponseOf } from '#contract/route.ts';
import type { Operation } from '#core/workflow/operation.ts';
import type { Step } from '#core/workflow/document.ts';
import type { BrowserClient } from './browser-client.ts';
import { makeStep } from './make-document.ts';

type Workflow = ResponseOf<typeof getWorkflow>;

/** What a builder does in the web app, by the same routes. */
export interface Builder {
  readonly client: BrowserClient;
  readonly projectId: string;
  createEvent(name: string, sample?: string): Promise<string>;
  /** A workflow that listens to the event, with one Request unless other steps are given. */
  createWorkflow(name: string, appEventId: string, steps?: readonly Step[]): Promise<Workflow>;
  edit(workflowId: string, operations: readonly Operation[]): Promise<ResponseOf<typeof changeDraft>>;
  publish(workflowId: string): Promise<ResponseOf<typeof publishWorkflow>>;
}

export function createBuilder(client: BrowserClient, projectId: string): Builder {
  const get = (workflowId: string) => client.call(getWorkflow, { params: { projectId, workflowId } });
  const edit: Builder['edit'] = async (workflowId, operations) => {
    const { revision } = await get(workflowId);
    return client.call(changeDraft, {
      params: { projectId, workflowId },
      body: {
        baseRevision: revision,
        changes: [{ changeId: randomUUID(), label: 'Edit', operations: [...operations] }],
      },
    });
  };
  return {
    client,
    projectId,
    createEvent: async (name, sample = '{ "email": "a@b.co" }') =>
      (await client.call(createAppEvent, { params: { projectId }, body: { name, sample } })).id,
    createWorkflow: async (name, appEventId, steps = [requestStep('request1')]) => {
      const { id } = await client.call(createWorkflow, { params: { projectId }, body: { name } });
      await edit(id, [
        { kind: 'set-trigger', trigger: { type: 'app-event', config: { appEventId } } },
        ...steps.toReversed().map((step): Operation => ({
          kind: 'insert-step',
          at: { container: null, after: null },
          step,
        })),
      ]);
      return get(id);
    },
    edit,
    publish: async (workflowId) => {
      const { revision } = await get(workflowId);
      return client.call(publishWorkflow, { params: { projectId, workflowId }, body: { revision } });
    },
  };
}

export function requestStep(id: string, url = 'https://example.com/', overrides: Partial<Step> = {}): Step {
  return makeStep(id, { type: 'request', config: { url: [{ text: url }] }, ...overrides });
}

/** Sends as the customer's backend does, with a server API key. */
export interface SenderClient {
  send(userId: string, name: string, payload: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  request(
    method: string,
    path: string,
    userId: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
}

export async function createSender(url: string, client: BrowserClient, projectId: string): Promise<SenderClient> {
  const key = await client.call(createApiKey, { params: { projectId }, body: { name: 'Tests' } });
  return sendWith(`${url}/projects/${projectId}/sdk`, (userId) => ({
    authorization: `Bearer ${key.secret}`,
    'x-millrace-user': userId,
  }));
}

/** Sends as the customer's app does in the browser, with a User Token. */
export async function createTokenSender(url: string, client: BrowserClient, projectId: string): Promise<SenderClient> {
  const { privateKeyPem } = await client.call(createSigningKey, { params: { projectId }, body: { name: 'Tests' } });
  const iat = Math.floor(Date.now() / 1000);
  return sendWith(`${url}/projects/${projectId}/sdk`, (userId) => ({
    authorization: `Bearer ${signToken({ sub: userId, iat, exp: iat + 600 }, privateKeyPem ?? '')}`,
  }));
}

function signToken(claims: object, privateKeyPem: string): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), privateKeyPem).toString('base64url')}`;
}

function sendWith(base: string, authorise: (userId: string) => Readonly<Record<string, string>>): SenderClient {
  const request = async (method: string, path: string, userId: string, body?: unknown) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        ...authorise(userId),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return {
    request,
    send: (userId, name, payload) => request('POST', '/events/trigger', userId, { name, payload }),
  };
}

import { createAppEvent } from '#contract/app-events.ts';
import type { Template } from '#core/expression/template.ts';
import type { Step } from '#core/workflow/document.ts';
import { createApi, type Api } from '../fixtures/api-client.ts';
import { createWorkflowOn } from '../fixtures/create-workflow-on.ts';
import { createUserTokenKey, setUpOwner } from '../fixtures/set-up-project.ts';
import { signUserToken, type SigningKey } from '../fixtures/sign-user-token.ts';
import { startMillrace, type Millrace } from '../fixtures/start-millrace.ts';
import { conditional, functionOf, jsonRequest } from '../fixtures/steps.ts';
import { fromStep, fromTrigger, literal, template } from '../fixtures/templates.ts';
import type { Target } from './measure.ts';
import { makePayload } from './payload.ts';

const USER_ID = 'user-1';

/** A server with one project, to which workflows are added. */
export interface BenchServer {
  readonly millrace: Millrace;
  readonly api: Api;
  readonly projectId: string;
  readonly signingKey: SigningKey;
}

/** As installed: an embedded database with fsync, all roles in one process. */
export async function startBenchServer(): Promise<BenchServer> {
  const millrace = await startMillrace({ env: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
  const api = createApi(millrace.url);
  const projectId = await setUpOwner(api, 'Bench');
  return { millrace, api, projectId, signingKey: await createUserTokenKey(api, projectId) };
}

/** What a workflow of Work A sends to the sink: what its Function has picked. */
export const PICKED: Template = template`${fromStep('pick')}`;

/** An App Event with one workflow of three steps for each body: Conditional, Function, Request to the sink. */
export async function createTarget(
  { millrace, api, projectId, signingKey }: BenchServer,
  eventName: string,
  bodies: readonly Template[],
  sinkUrl: string,
): Promise<Target> {
  const event = { name: eventName, sample: makePayload(0) };
  const { id: appEventId } = await api.call(createAppEvent, { params: { projectId }, body: event });
  for (const [index, body] of bodies.entries()) {
    const name = `${eventName} ${index + 1}`;
    await createWorkflowOn(api, { projectId, name, appEventId, steps: makeSteps(sinkUrl, body) });
  }
  const name = JSON.stringify(eventName);
  return {
    name: 'Millrace',
    url: `${millrace.url}/projects/${projectId}/sdk/events/trigger`,
    headers: { authorization: `Bearer ${signUserToken(signingKey, USER_ID)}` },
    wrap: (payload) => `{"name":${name},"payload":${payload}}`,
  };
}

function makeSteps(sinkUrl: string, body: Template): Step[] {
  const pick = functionOf(
    'pick',
    'Pick name and e-mail',
    { name: template`${fromTrigger('name')}`, email: template`${fromTrigger('email')}` },
    'return { name: parameters.name, email: parameters.email };',
  );
  const send = jsonRequest('send', 'Send to the sink', { url: literal(sinkUrl), body });
  const isPro = {
    left: template`${fromTrigger('plan')}`,
    operator: '$stringExactlyMatches',
    right: literal('pro'),
  } as const;
  return [conditional('check', 'Is the plan "pro"?', isPro, [pick, send])];
}

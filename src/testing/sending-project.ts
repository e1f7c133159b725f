import { updateWorkflow } from '#contract/workflows.ts';
import { getReceivedEvent } from '#contract/runs.ts';
import type { ResponseOf } from '#contract/route.ts';
import { createBuilder, type Builder } from './product.ts';
import { signUpOwner } from './seed-members.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { createTokenSigner, type TokenSigner } from './user-tokens.ts';

export type Reply = { readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> };
type HeaderTexts = Readonly<Record<string, string>>;

/** A server with a project that can be sent to: "Contact Created" starts a workflow, "Nobody Listens" none. */
export type SendingProject = {
  readonly server: TestServer;
  readonly builder: Builder;
  readonly projectId: string;
  readonly signer: TokenSigner;
  readonly workflowId: string;
  /** Posts text with the User Token of "user-1" unless the headers say otherwise. */
  readonly post: (path: string, body: string | undefined, headers?: HeaderTexts) => Promise<Reply>;
  readonly sendRaw: (body: string, headers?: HeaderTexts) => Promise<Reply>;
  readonly send: (name: unknown, payload: unknown, headers?: HeaderTexts) => Promise<Reply>;
  readonly triggerPath: string;
  readonly read: (eventId: unknown) => Promise<ResponseOf<typeof getReceivedEvent>>;
};

export async function startSendingProject(environment: HeaderTexts = {}): Promise<SendingProject> {
  const server = await startTestServer(environment);
  const { owner, projectId } = await signUpOwner(server.url);
  const builder = createBuilder(owner, projectId);
  const signer = await createTokenSigner(owner, projectId);
  const token = await signer.sign();
  const appEventId = await builder.createEvent('Contact Created', '{ "email": "a@b.co", "plan": "pro" }');
  await builder.createEvent('Nobody Listens');
  const { id: workflowId } = await builder.createWorkflow('Create contact', appEventId);
  await builder.publish(workflowId);
  await owner.call(updateWorkflow, { params: { projectId, workflowId }, body: { isOnByDefault: true } });

  const post = async (path: string, body: string | undefined, headers: HeaderTexts = {}): Promise<Reply> => {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: body ?? null,
    });
    const text = await response.text();
    // Every answer of these routes is a JSON object; an empty one is none.
    const parsed = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, body: parsed };
  };
  const triggerPath = `/projects/${projectId}/sdk/events/trigger`;
  const sendRaw = (body: string, headers: HeaderTexts = {}) => post(triggerPath, body, headers);
  return {
    server,
    builder,
    projectId,
    signer,
    workflowId,
    post,
    sendRaw,
    triggerPath,
    send: (name, payload, headers = {}) => sendRaw(JSON.stringify({ name, payload }), headers),
    read: (eventId) => builder.client.call(getReceivedEvent, { params: { projectId, eventId: String(eventId) } }),
  };
}

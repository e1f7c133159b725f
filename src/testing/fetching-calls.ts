import { listNamedLibraries } from '#core/step/code-libraries.ts';
import type { HttpResult } from '#engine/ports/http-client.ts';
import type { Sandbox, SandboxCall, SandboxFetch, SandboxResult } from '#engine/ports/sandbox.ts';

export const answered = (body: string | Uint8Array = '', statusCode = 200, headers = {}): HttpResult => ({
  status: 'responded',
  statusCode,
  url: 'https://example.com/final',
  headers: { 'content-type': 'text/plain', ...headers },
  body: typeof body === 'string' ? Buffer.from(body) : body,
});

/** Answers with the URL that was asked for. */
export const echo: SandboxFetch = async ({ url }) => answered(url);

/** Answers only when its call is broken off. */
export const never: SandboxFetch = ({ signal }) =>
  new Promise((resolve) => {
    const broken: HttpResult = { status: 'failed', error: { code: 'cancelled', message: 'Broken off.' } };
    if (signal.aborted) resolve(broken);
    else signal.addEventListener('abort', () => resolve(broken));
  });

/** Answers after a while. */
export const after =
  (milliseconds: number, body: string): SandboxFetch =>
  async () => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return answered(body);
  };

/** Calls of one project that may fetch, with the libraries that their code names. */
export function createFetchingCalls(sandbox: Sandbox) {
  function call(code: string, fetch: SandboxFetch, rest: Partial<SandboxCall> = {}): Promise<SandboxResult> {
    const libraries = listNamedLibraries(code);
    return sandbox.run({ projectId: 'project', code, parametersJson: '{}', libraries, fetch, ...rest });
  }
  async function run(code: string, fetch: SandboxFetch = echo, rest: Partial<SandboxCall> = {}): Promise<unknown> {
    return toValue(await call(code, fetch, rest));
  }
  async function plain(code: string): Promise<unknown> {
    return toValue(await sandbox.run({ projectId: 'project', code, parametersJson: '{}' }));
  }
  return { call, run, plain };
}

function toValue(result: SandboxResult): unknown {
  if (result.status === 'failed') return `${result.error.code}: ${result.error.message}`;
  return result.outputJson === null ? undefined : JSON.parse(result.outputJson);
}

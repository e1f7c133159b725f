import type { StepRuntime } from '#engine/runner/execute-step.ts';
import { createHttpClient } from '#engine/http/create-http-client.ts';
import { createSandbox } from '#engine/sandbox/create-sandbox.ts';

export type StepRuntimeOptions = { readonly allowedPrivateHosts: readonly string[] };

/** What steps run on, for runs and for tests from the editor: the network, the sandbox, the clock. */
export function createStepRuntime({
  allowedPrivateHosts,
}: StepRuntimeOptions): StepRuntime & { readonly close: () => Promise<void> } {
  const http = createHttpClient({ allowedPrivateHosts });
  const sandbox = createSandbox({});
  return {
    http,
    sandbox,
    clock: {
      now: () => Date.now(),
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    close: async () => void (await Promise.all([http.close(), sandbox.close()])),
  };
}

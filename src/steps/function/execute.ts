import type { Json } from '#core/base/json.ts';
import { listNamedLibraries } from '#core/step/code-libraries.ts';
import { defineExecutor } from '#engine/ports/step-executor.ts';
import { functionStep } from './definition.ts';
import { createFetch } from './execute-fetch.ts';

/** Runs the builder's code in the sandbox. Not retried: the same code with the same input fails again. */
export const functionExecutor = defineExecutor({
  definition: functionStep,
  execute: async ({ parameters, code }, context) => {
    const { projectId, sandbox, signal } = context;
    const parametersJson = JSON.stringify(Object.fromEntries(parameters));
    const libraries = listNamedLibraries(code);
    const fetch = libraries.includes('fetch') ? { fetch: createFetch(context) } : {};
    const result = await sandbox.run({ projectId, code, parametersJson, libraries, ...fetch, signal });
    const { logs } = result;
    if (result.status === 'failed') {
      const { code: errorCode, message, line, column, stack } = result.error;
      const details = {
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
        ...(stack === undefined ? {} : { stack }),
      };
      return { kind: 'failed', error: { code: errorCode, message, details }, isRetryable: false, logs };
    }
    // The sandbox answers JSON text and nothing else.
    const output = result.outputJson === null ? null : (JSON.parse(result.outputJson) as Json);
    return { kind: 'completed', output, logs };
  },
});

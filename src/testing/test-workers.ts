import { startWorkers, type Workers } from '#server/workers/start-workers.ts';
import { readResource } from '#server/resources/read-resource.ts';
import { readSecrets } from '#server/secrets/read-secrets.ts';
import type { TestServer } from './test-server.ts';

/** Takes the runs of a test server, which by itself takes none. */
export function startTestWorkers({ deps, connectionString, watch }: TestServer): Promise<Workers> {
  return startWorkers({
    connectionString,
    concurrency: 20,
    projectConcurrency: 20,
    runtime: deps.runtime,
    readSecrets: (projectId) => readSecrets(deps, projectId),
    readResource: (projectId, id) => readResource(deps, projectId, id),
    onActivity: () => undefined,
    isOnlyProcess: true,
    createId: deps.createId,
    logger: deps.logger,
    metrics: watch.metrics,
    traces: watch.traces,
  });
}

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#storage/embedded-postgres/start-embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Vitest's global setup: one PostgreSQL for the whole run, in a folder of its own, gone when the run ends. */
export default async function startPostgresOfTheRun(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'millrace-test-'));
  // The cluster belongs to an unprivileged user when tests run as root, who must be able to enter.
  await chmod(directory, 0o711);
  const postgres = await startEmbeddedPostgres({ directory, isDurable: false });
  project.provide('postgresUrl', postgres.connectionString);
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}

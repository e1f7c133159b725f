import type { Pool } from 'pg';
import type { Claim, LoadedRun, RunCommit, RunStore } from '#engine/ports/run-store.ts';
import { createBatcher } from '../batcher.ts';
import { commitRuns, type CommitAnswer } from './commit-runs.ts';
import { loadRuns } from './load-runs.ts';

/** Nobody waits for the record of a run that has ended; larger batches cost Postgres less. */
const COMMIT_LINGER_MS = 4;

/** The engine's run store on Postgres; concurrent loads and commits share statements. `onCommitted` must not throw. */
export function createRunStore(pool: Pool, onCommitted: (projectId: string) => void): RunStore {
  const load = createBatcher<Claim, { run: LoadedRun | null }>({
    flush: async (claims) => (await loadRuns(pool, claims)).map((run) => ({ run })),
    maximumItems: 200,
    maximumFlushes: 1,
  });
  const commit = createBatcher<RunCommit, CommitAnswer>({
    flush: async (commits) => {
      const answers = await commitRuns(pool, commits);
      for (const projectId of new Set(commits.map((one) => one.projectId))) onCommitted(projectId);
      return answers;
    },
    maximumItems: 200,
    maximumFlushes: 1,
    lingerMs: COMMIT_LINGER_MS,
  });
  return { load: async (claim) => (await load(claim)).run, commit };
}

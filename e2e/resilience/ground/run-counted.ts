import type { ResponseOf } from '#contract/route.ts';
import { getRun } from '#contract/runs.ts';
import { waitUntil } from '../../fixtures/wait-until.ts';
import { sendCounted } from './send-counted.ts';
import type { Counting } from './set-up-counting.ts';

export type Run = ResponseOf<typeof getRun>;

/** Sends the n-th event, which must be taken, and gives the id of the run that it started. */
export async function startCountedRun(url: string, counting: Counting, n: number): Promise<string> {
  const { status, runIds } = await sendCounted(url, counting, n);
  const [runId] = runIds;
  if (runId === undefined) throw new Error(`Event ${n} started no run; it was answered with ${status ?? 'nothing'}.`);
  return runId;
}

/** Waits until a run is completed; fails when it ends in another way. */
export async function awaitCompleted({ api, projectId }: Counting, runId: string, limitMs = 30_000): Promise<Run> {
  const find = async (): Promise<Run | undefined> => {
    const run = await api.call(getRun, { params: { projectId, runId } });
    if (run.status === 'failed' || run.status === 'cancelled') throw new Error(`Run ${runId} is ${run.status}.`);
    return run.status === 'completed' ? run : undefined;
  };
  return waitUntil(`the end of run ${runId}`, find, limitMs);
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Claim } from '#engine/ports/run-store.ts';
import type { StepOutcome } from '#engine/ports/step-executor.ts';
import type { Step } from '#core/workflow/document.ts';
import { createFakeClock } from '#testing/fake-clock.ts';
import { FencedRunStore } from '#testing/fenced-run-store.ts';
import { createRunnerDeps, done, broken, fanOut, HARNESS_RUN, scripted } from '#testing/run-harness.ts';
import { SeededScheduler } from '#testing/seeded-scheduler.ts';
import { attemptKey } from './attempt-key.ts';
import { runWorkflow } from './run-workflow.ts';

type Call = { readonly key: string; readonly wasCurrent: boolean; readonly wasDone: boolean };

const MOST_TURNS = 3000;
/** Those of the five steps, and of the two within each of three items. */
const DISTINCT_CALLS = 11;
const FINISHED = new Set(['completed', 'tolerated', 'caught', 'skipped', 'stopped']);

/**
 * A run and the processes that work on it, one after the other or several that each believe it theirs: some die, some are
 * stopped and come back late, answers of the store are lost, the run may be cancelled. The seed decides all of it.
 */
async function play(steps: readonly Step[], script: (id: string, call: number) => StepOutcome, seed: number) {
  const scheduler = new SeededScheduler(seed);
  const clock = createFakeClock(1_000_000);
  const store = new FencedRunStore(HARNESS_RUN);
  const calls: Call[] = [];
  const doneBefore = new Map<string, unknown>();
  let workers = 0;

  const checkRecord = (): void => {
    for (const { stepId, instance, status, output } of store.stepRuns()) {
      if (!FINISHED.has(status)) continue;
      const key = attemptKey(HARNESS_RUN.runId, { stepId, instance });
      if (doneBefore.has(key)) expect([key, output]).toEqual([key, doneBefore.get(key)]);
      doneBefore.set(key, output);
    }
  };

  const startWorker = (claim: Claim): void => {
    const owner = `worker ${(workers += 1)}`;
    if (store.job !== null) store.job.holder = owner;
    const { job } = store;
    const deps = createRunnerDeps(steps, {
      clock: { now: () => clock.now(), after: () => () => undefined },
      random: scheduler.random,
      store: {
        load: async (one) => {
          await scheduler.pause(owner);
          return store.load(one);
        },
        commit: async (commit) => {
          await scheduler.pause(owner);
          const answer = store.commit(commit);
          checkRecord();
          await scheduler.pause(owner);
          return answer;
        },
      },
      execute: async (id, { idempotencyKey: key }) => {
        calls.push({ key, wasCurrent: store.isCurrent(claim.token), wasDone: doneBefore.has(key) });
        const call = calls.filter((one) => one.key === key).length;
        await scheduler.pause(owner);
        return script(id, call);
      },
    });
    runWorkflow(deps, claim, new AbortController().signal).then(
      () => {
        if (store.job === job && job?.holder === owner) store.job = null;
      },
      () => undefined,
    );
  };

  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { job } = store;
    const dice = scheduler.random();
    if (job !== null && job.holder !== null && dice < 0.05) {
      // It is taken for dead. Half of those who are go on: they had only been stopped.
      if (scheduler.random() < 0.5) scheduler.kill(job.holder);
      job.holder = null;
    } else if (job !== null && job.holder === null && job.runAt <= clock.now() && dice < 0.5) {
      job.attempts += 1;
      const token = job.fence + job.attempts - 1;
      startWorker({ runId: HARNESS_RUN.runId, token, isTakeover: job.attempts > 1 });
      await new Promise((resolve) => setImmediate(resolve));
    } else if (scheduler.waitingCount > 0) {
      await scheduler.step();
    } else if (job === null) {
      break;
    } else if (job.holder === null) {
      clock.advance(Math.max(0, job.runAt - clock.now()));
    } else {
      // Its holder waits for nothing and has not let go: it died with what it did.
      job.holder = null;
    }
  }
  return { store, calls, workers };
}

const seeds = fc.integer({ min: 0, max: 0x7fffffff });

test('whatever processes die or come back late, a run ends, no finished step begins again, and no record is written over', async () => {
  const steps = [
    scripted('one', 'send'),
    scripted('two', 'think'),
    fanOut('three', [scripted('item', 'send'), scripted('after', 'think')]),
    scripted('four', 'send'),
    scripted('five', 'send'),
  ];
  const script = (id: string, call: number): StepOutcome => {
    if (id === 'three') return { kind: 'each', items: [1, 2, 3], options: { width: 2, onFailure: 'fail' } };
    if (id === 'four' && call === 1) return broken(true);
    return done(`${id} ${call}`);
  };
  let [repeated, late] = [0, 0];
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const { store, calls, workers } = await play(steps, script, seed);
      expect(store.status).toBe('completed');
      // Who holds the claim never begins what is done; who has lost it may, before it hears of that, under the same key.
      expect(calls.filter(({ wasCurrent, wasDone }) => wasCurrent && wasDone)).toEqual([]);
      const keys = new Set(calls.map(({ key }) => key));
      expect(keys.size).toBe(DISTINCT_CALLS);
      for (const key of keys) expect(calls.filter((one) => one.key === key).length).toBeLessThanOrEqual(workers + 1);
      // One is the retry of the step that fails first.
      repeated += calls.length > DISTINCT_CALLS + 1 ? 1 : 0;
      late += calls.some(({ wasCurrent }) => !wasCurrent) ? 1 : 0;
    }),
    { numRuns: 300 },
  );
  // The seeds reach what they are for.
  expect(repeated).toBeGreaterThan(30);
  expect(late).toBeGreaterThan(30);
});

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { getRun } from '#contract/runs.ts';
import { makeStep } from '#testing/make-document.ts';
import { startMillrace, type Millrace } from '../fixtures/start-millrace.ts';
import { literal } from '../fixtures/templates.ts';
import { waitUntil } from '../fixtures/wait-until.ts';
import { startBadUpstream, type BadUpstream, type BadWay } from '../upstream/start-bad-upstream.ts';
import { sendCounted } from './ground/send-counted.ts';
import { setUpCounting } from './ground/set-up-counting.ts';

/** What the run says of each way to misbehave. */
const TABLE: Readonly<Record<BadWay, { readonly code: string; readonly message: RegExp }>> = {
  trickles: { code: 'timeout', message: /2 seconds/ },
  'never answers': { code: 'timeout', message: /2 seconds/ },
  'never ends': { code: 'timeout', message: /2 seconds/ },
  'sends a gigabyte': { code: 'response_too_large', message: /10 MiB/ },
  'sends a gzip bomb': { code: 'response_too_large', message: /10 MiB/ },
  'redirects to loopback': { code: 'blocked_address', message: /127\.0\.0\.1/ },
  'hangs up': { code: 'connection_failed', message: /localhost/ },
  'has a bad certificate': { code: 'tls_failed', message: /self-signed certificate/ },
};
// Of TypeScript's keys of a constant these are all.
const WAYS = Object.keys(TABLE) as BadWay[];
const MAXIMUM_GROWTH_MB = 250;

let millrace: Millrace;
let upstream: BadUpstream;

test.beforeAll(async () => {
  // The name is allowed, the address is not: a redirect must not get by.
  millrace = await startMillrace({ env: { ALLOWED_PRIVATE_HOSTS: 'localhost' } });
  upstream = await startBadUpstream();
});
test.afterAll(async () => {
  await upstream.close();
  await millrace.stop();
});

test('whatever an upstream does, the step fails in time with the reason, and memory stays', async () => {
  const steps = WAYS.map((way, index) =>
    makeStep(`way${index}00`, {
      type: 'request',
      name: way,
      config: JSON.parse(JSON.stringify({ method: 'GET', url: literal(upstream.urlOf(way)), timeoutS: 2 })),
      retry: { delaysS: [] },
      continueOnFailure: true,
    }),
  );
  const counting = await setUpCounting(millrace.url, steps);
  const before = readMemoryMb(millrace.pid);
  const { runIds } = await sendCounted(millrace.url, counting, 1);
  const find = async () => {
    const run = await counting.api.call(getRun, { params: { projectId: counting.projectId, runId: runIds[0] ?? '' } });
    return run.status === 'completed' ? run : undefined;
  };
  const { stepRuns } = await waitUntil('the end of the run', find, 40_000);
  for (const [index, way] of WAYS.entries()) {
    const { code, message } = TABLE[way];
    const error = stepRuns.find(({ stepId }) => stepId === `way${index}00`)?.error;
    expect(error, way).toMatchObject({ code });
    expect(error?.message, way).toMatch(message);
  }
  const after = readMemoryMb(millrace.pid);
  if (before !== undefined && after !== undefined) expect(after - before).toBeLessThan(MAXIMUM_GROWTH_MB);
});

/** The most that the process ever held; undefined where the system does not tell. */
function readMemoryMb(pid: number): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const peak = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return peak === undefined ? undefined : Number(peak) / 1024;
}

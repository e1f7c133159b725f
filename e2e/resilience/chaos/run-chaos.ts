import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '../../fixtures/wait-until.ts';
import { setUpCounting } from '../ground/set-up-counting.ts';
import { startCluster, type Cluster } from '../ground/start-cluster.ts';
import { twoRequestSteps } from '../ground/two-request-steps.ts';
import { crashAll } from './crash-all.ts';
import { findViolations, type Evidence, type Verdict } from './find-violations.ts';
import { judgeRecovery, measureRecovery, type Recovery } from './measure-recovery.ts';
import { createPace } from './pace.ts';
import { planCrashes, type CrashCounts } from './plan-crashes.ts';
import { countOpen, readOutcome } from './read-outcome.ts';
import { sendAll } from './send-all.ts';

export interface ChaosOptions extends Omit<CrashCounts, 'processes'> {
  readonly events: number;
}

export interface ChaosReport {
  readonly evidence: Evidence;
  readonly recoveries: readonly Recovery[];
  readonly verdicts: readonly Verdict[];
  readonly sendingMs: number;
  readonly quietAfterMs: number;
  readonly ledgerFile: string;
}

const [APIS, WORKERS, SENDERS] = [2, 2, 32];
const SINK_LATENCY_MS = 200;
const QUIET_LIMIT_MS = 90_000;

/** Sends events while processes and Postgres are killed, waits until all is quiet, and compares what is with what must be. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const cluster = await startCluster({ apis: APIS, workers: WORKERS, sinkLatencyMs: SINK_LATENCY_MS });
  try {
    return await sendThroughCrashes(cluster, options);
  } finally {
    await cluster.stop();
  }
}

async function sendThroughCrashes(cluster: Cluster, options: ChaosOptions): Promise<ChaosReport> {
  const { postgres, sink, apis, workers } = cluster;
  const counting = await setUpCounting(apis[0]?.url ?? '', twoRequestSteps(sink.url));
  const ledgerFile = join(await mkdtemp(join(tmpdir(), 'millrace-ledger-')), 'acknowledged.jsonl');
  const plan = planCrashes({ ...options, processes: APIS + WORKERS });
  const pace = createPace(plan.length);
  const startedAt = performance.now();
  const [sending, crashes] = await Promise.all([
    sendAll({
      urls: apis.map(({ url }) => url),
      counting,
      events: options.events,
      senders: SENDERS,
      pace,
      ledgerFile,
    }),
    crashAll(cluster, plan, pace),
  ]);
  const sentAt = performance.now();
  await waitUntilQuiet(postgres.connectionString);
  const quietAt = performance.now();
  const evidence: Evidence = {
    events: options.events,
    sending,
    crashes,
    calls: await sink.listCalls(),
    outcome: await readOutcome(postgres.connectionString),
    unasked: [...apis, ...workers].flatMap(({ unasked }) => unasked),
  };
  const recoveries = measureRecovery(evidence);
  const verdicts = [...findViolations(evidence), judgeRecovery(recoveries)];
  return {
    evidence,
    recoveries,
    verdicts,
    sendingMs: sentAt - startedAt,
    quietAfterMs: quietAt - sentAt,
    ledgerFile,
  };
}

/** What is still open at the limit is for the verdicts to tell. */
async function waitUntilQuiet(connectionString: string): Promise<void> {
  const isQuiet = async (): Promise<true | undefined> => ((await countOpen(connectionString)) === 0 ? true : undefined);
  await waitUntil('all runs to end', isQuiet, QUIET_LIMIT_MS).catch(() => undefined);
}

import { setTimeout as pause } from 'node:timers/promises';
import { waitUntil } from '../../fixtures/wait-until.ts';
import { countOpen, readOutcome } from '../chaos/read-outcome.ts';
import { setUpCounting } from '../ground/set-up-counting.ts';
import { startCluster, type Cluster } from '../ground/start-cluster.ts';
import { twoRequestSteps } from '../ground/two-request-steps.ts';
import { sendThroughBalancer, type BalancedSending } from './send-through-balancer.ts';

export interface RollingReport {
  readonly restarts: number;
  readonly sent: number;
  /** Sends that another process took because the first had closed its door. */
  readonly passedOn: number;
  readonly problems: readonly string[];
}

const SINK_LATENCY_MS = 50;
const SENDERS = 16;
const BETWEEN_MS = 500;
const QUIET_LIMIT_MS = 60_000;

/** Each of two API and two worker processes is told to leave, and started again, while sends go on. */
export async function runRolling(rounds: number): Promise<RollingReport> {
  const cluster = await startCluster({ apis: 2, workers: 2, sinkLatencyMs: SINK_LATENCY_MS });
  try {
    return await restartInTurn(cluster, rounds);
  } finally {
    await cluster.stop();
  }
}

async function restartInTurn(cluster: Cluster, rounds: number): Promise<RollingReport> {
  const { postgres, sink, apis, workers } = cluster;
  const urls = apis.map(({ url }) => url);
  const counting = await setUpCounting(urls[0] ?? '', twoRequestSteps(sink.url));
  const ended = new AbortController();
  const sending = sendThroughBalancer({ urls, counting, senders: SENDERS, signal: ended.signal });
  const exits: (number | null)[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const one of [...apis, ...workers]) {
      await pause(BETWEEN_MS);
      exits.push(await one.restart());
    }
  }
  await pause(BETWEEN_MS);
  ended.abort();
  const sent = await sending;
  const isQuiet = async (): Promise<true | undefined> =>
    (await countOpen(postgres.connectionString)) === 0 ? true : undefined;
  await waitUntil('all runs to end', isQuiet, QUIET_LIMIT_MS).catch(() => undefined);
  const outcome = await readOutcome(postgres.connectionString);
  return {
    restarts: exits.length,
    sent: sent.taken,
    passedOn: sent.passedOn,
    problems: [
      ...judge(sent),
      ...exits.flatMap((code) => (code === 0 ? [] : [`A process left with the code ${code}.`])),
      ...(outcome.eventIds.length === sent.taken ? [] : [`${outcome.eventIds.length} events are stored.`]),
      ...outcome.runs.flatMap(({ runId, status }) => (status === 'completed' ? [] : [`Run ${runId} is ${status}.`])),
    ],
  };
}

function judge({ taken, failures }: BalancedSending): string[] {
  return [...(taken > 0 ? [] : ['Nothing was sent.']), ...failures];
}

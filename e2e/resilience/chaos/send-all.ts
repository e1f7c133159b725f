import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sendCounted } from '../ground/send-counted.ts';
import type { Counting } from '../ground/set-up-counting.ts';
import type { Pace } from './pace.ts';

/** A 201, as the sender wrote it down. */
export interface LedgerEntry {
  readonly n: number;
  readonly eventId: string;
  readonly runIds: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly tries: number;
}

export interface Sending {
  readonly ledger: readonly LedgerEntry[];
  /** Answers other than 201, by status; "none" for a connection that broke. */
  readonly refusals: ReadonlyMap<string, number>;
  /** Refusals that should have said when to come back, and did not. */
  readonly withoutRetryAfter: number;
  readonly replays: number;
}

export interface SendPlan {
  readonly urls: readonly string[];
  readonly counting: Counting;
  readonly events: number;
  readonly senders: number;
  readonly pace: Pace;
  readonly ledgerFile: string;
}

const PAUSE_MS = 100;
const TURN_MS = 20;

/** Sends every event until it is acknowledged, always under its own key, changing the server after each failure. */
export async function sendAll(plan: SendPlan): Promise<Sending> {
  const { urls, counting, events, senders, pace, ledgerFile } = plan;
  const ledger: LedgerEntry[] = [];
  const refusals = new Map<string, number>();
  let [withoutRetryAfter, replays, next] = [0, 0, 0];

  const sendOne = async (n: number): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      const url = urls[(n + tries) % urls.length] ?? '';
      const answer = await sendCounted(url, counting, n);
      if (answer.isReplay) replays += 1;
      if (answer.status === 201) {
        const entry = { n, eventId: answer.eventId, runIds: answer.runIds, at: Date.now(), tries };
        ledger.push(entry);
        return appendFileSync(ledgerFile, `${JSON.stringify(entry)}\n`);
      }
      const status = String(answer.status ?? 'none');
      refusals.set(status, (refusals.get(status) ?? 0) + 1);
      if (answer.status === 503 && answer.retryAfter === null) withoutRetryAfter += 1;
      await pause(PAUSE_MS);
    }
  };
  const sender = async (): Promise<void> => {
    while (next < events) {
      const n = next++;
      while (n / events > pace.share()) await pause(TURN_MS);
      await sendOne(n);
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return { ledger, refusals, withoutRetryAfter, replays };
}

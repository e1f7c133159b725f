import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpResult } from '#engine/ports/http-client.ts';
import type { StepContext, StepOutcome } from '#engine/ports/step-executor.ts';
import { readRetryAfterMs } from './execute-retry-after.ts';

const TOO_MANY_REQUESTS = 429;
/** For a host that does not say how long it wants peace; doubled each time. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_RETRY_AFTER_MS = 3_600_000;
/** Between two requests, after a pause. */
const FIRST_INTERVAL_MS = 100;
const LONGEST_INTERVAL_MS = 30_000;
/** So many answers without a 429 make the next ones come faster by a quarter. */
const ANSWERS_PER_STEP = 10;
/** A pace as fast as this is none. */
const SHORTEST_INTERVAL_MS = 5;
/** So long a step waits where it is; a longer wait is the run's, which leaves its place to others. */
const WAIT_HERE_MS = 250;
const MAXIMUM_HOSTS = 5000;
const MAXIMUM_TURNS = 50_000;

/** How fast one host wants to be called by one project, since it has said that we are too fast. */
class Pace {
  #pausedUntil = 0;
  #intervalMs = 0;
  #pauses = 0;
  #answers = 0;
  #nextTurnAt = 0;
  /** Of steps that were sent away until their turn, by idempotency key. */
  readonly #turns = new Map<string, number>();

  /** When a step may send, in milliseconds since 1970. */
  takeTurn(key: string, now: number): number {
    const taken = this.#turns.get(key);
    if (taken !== undefined && taken >= this.#pausedUntil) {
      if (taken <= now) this.#turns.delete(key);
      return taken;
    }
    const at = Math.max(now, this.#pausedUntil, this.#nextTurnAt);
    this.#nextTurnAt = at + this.#intervalMs;
    if (at > now && this.#turns.size < MAXIMUM_TURNS) this.#turns.set(key, at);
    return at;
  }

  slowDown(sentAt: number, now: number, retryAfterMs: number | undefined): void {
    // What was under way before the pause says nothing new.
    if (sentAt >= this.#pausedUntil) {
      this.#pauses += 1;
      this.#answers = 0;
      const longer = this.#intervalMs === 0 ? FIRST_INTERVAL_MS : this.#intervalMs * 2;
      this.#intervalMs = Math.min(longer, LONGEST_INTERVAL_MS);
    }
    const own = Math.min(FIRST_PAUSE_MS * 2 ** (this.#pauses - 1), LONGEST_PAUSE_MS);
    const pauseMs = Math.min(retryAfterMs ?? own, LONGEST_RETRY_AFTER_MS);
    this.#pausedUntil = Math.max(this.#pausedUntil, now + pauseMs);
    this.#nextTurnAt = Math.max(this.#nextTurnAt, this.#pausedUntil);
  }

  /** True: the host takes whatever comes, as before. */
  speedUp(): boolean {
    this.#answers += 1;
    if (this.#answers % ANSWERS_PER_STEP === 0) {
      this.#pauses = 0;
      this.#intervalMs *= 0.8;
    }
    return this.#intervalMs < SHORTEST_INTERVAL_MS;
  }
}

const paces = new Map<string, Pace>();

/**
 * Waits for the turn of a step at a host that has answered 429. Null: it may send now; else the run comes back when its
 * turn has come, which is no attempt.
 */
export async function awaitTurn(url: string, context: StepContext): Promise<StepOutcome | null> {
  const host = URL.parse(url)?.host;
  const pace = host === undefined ? undefined : paces.get(keyOf(host, context));
  if (pace === undefined) return null;
  const until = pace.takeTurn(context.idempotencyKey, context.now());
  const waitMs = until - context.now();
  if (waitMs > WAIT_HERE_MS) {
    const message = `${host} has asked for fewer requests (429), so this one waits for its turn.`;
    return { kind: 'postponed', until, error: { code: 'host_slowed_down', message, details: { until } } };
  }
  if (waitMs > 0) {
    await sleep(waitMs, undefined, { signal: context.signal }).catch(() => undefined);
    pace.takeTurn(context.idempotencyKey, context.now());
  }
  return null;
}

/** Learns from an answer how fast its host wants to be called. */
export function learnPace(url: string, sentAt: number, result: HttpResult, context: StepContext): void {
  const host = URL.parse(url)?.host;
  if (host === undefined || result.status === 'failed') return;
  const key = keyOf(host, context);
  const known = paces.get(key);
  if (result.statusCode !== TOO_MANY_REQUESTS) {
    if (known?.speedUp() === true) paces.delete(key);
    return;
  }
  const pace = known ?? new Pace();
  pace.slowDown(sentAt, context.now(), readRetryAfterMs(result.headers['retry-after'], context.now()));
  if (known !== undefined) return;
  const oldest = paces.keys().next().value;
  if (paces.size >= MAXIMUM_HOSTS && oldest !== undefined) paces.delete(oldest);
  paces.set(key, pace);
}

const keyOf = (host: string, { projectId }: StepContext): string => `${projectId} ${host}`;

import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

export interface ListenOptions {
  readonly pool: Pool;
  /** What to do with the payload of a notification, by channel. */
  readonly channels: Readonly<Record<string, (payload: string) => void>>;
  /** Ends the listening and gives the connection back. */
  readonly signal: AbortSignal;
  /** The channels are heard again after a pause in which notifications were lost. */
  readonly onResumed?: () => void;
  /** The channels are heard, for the first time or again. */
  readonly onHeard?: () => void;
  /** The connection broke or could not be had; another try follows. */
  readonly onError: (error: unknown) => void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/**
 * Hears the channels on one connection of the pool for as long as the process lives, also across restarts of
 * PostgreSQL. Resolves once it hears for the first time; `stopped` when the connection has been given back.
 */
export async function listen(options: ListenOptions): Promise<{ readonly stopped: Promise<void> }> {
  const started = Promise.withResolvers<void>();
  const stopped = keepListening(options, started.resolve);
  await Promise.race([started.promise, stopped]);
  return { stopped };
}

async function keepListening(options: ListenOptions, onStarted: () => void): Promise<void> {
  const { signal, onError } = options;
  const aborted = untilAborted(signal);
  let waitMs = FIRST_WAIT_MS;
  let hasStarted = false;
  while (!signal.aborted) {
    try {
      await listenOnce(options, aborted, () => {
        waitMs = FIRST_WAIT_MS;
        if (hasStarted) options.onResumed?.();
        hasStarted = true;
        options.onHeard?.();
        onStarted();
      });
    } catch (error) {
      onError(error);
      await wait(waitMs, undefined, { signal }).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  }
}

/** Returns when the signal ends it, throws when the connection breaks. */
async function listenOnce(
  { pool, channels }: ListenOptions,
  aborted: Promise<void>,
  onListening: () => void,
): Promise<void> {
  const client = await pool.connect();
  const broken = Promise.withResolvers<never>();
  client.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
  client.on('error', broken.reject);
  client.on('end', () => broken.reject(new Error('The connection that listens was closed.')));
  broken.promise.catch(() => undefined);
  try {
    await subscribe(client, Object.keys(channels));
    onListening();
    await Promise.race([aborted, broken.promise]);
  } finally {
    // Closed and not reused: another user of the pool must not find a connection that listens.
    client.release(true);
  }
}

async function subscribe(client: PoolClient, channels: readonly string[]): Promise<void> {
  for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

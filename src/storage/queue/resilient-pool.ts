import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { isDatabaseUnavailable } from '../database/is-database-unavailable.ts';

export type ResilientPoolOptions = {
  readonly config: PoolConfig;
  /** Waiting for the database ends, and throws, when it is aborted. */
  readonly signal: AbortSignal;
  /** The answer to a statement was lost, or no connection could be had; called for every failed try. */
  readonly onInterruption: (error: unknown) => void;
  /** A statement was answered, for the first time after an interruption. */
  readonly onRestored?: () => void;
};

const FIRST_DELAY_MS = 50;
const LAST_DELAY_MS = 1000;

/**
 * A pool that survives restarts of Postgres: connecting waits, and a single statement whose connection broke is sent
 * again on a new one. Only for statements that may run twice. Transactions must not be used on it.
 */
export class ResilientPool extends Pool {
  readonly #options: ResilientPoolOptions;
  #isInterrupted = false;

  constructor(options: ResilientPoolOptions) {
    super(options.config);
    this.#options = options;
    const onError = (error: Error): void => this.#interrupt(error);
    this.on('error', onError);
    this.on('connect', (client) => client.on('error', onError));
    const connect = super.connect.bind(this);
    // The overloads of `pg` cannot be written as one method: with a callback it is the plain pool's.
    this.connect = ((callback?: Parameters<typeof connect>[0]) =>
      callback === undefined ? this.#connectPatiently(() => connect()) : connect(callback)) as typeof this.connect;
    this.query = ((...args: Parameters<Pool['query']>) => this.#queryPatiently(args)) as typeof this.query;
  }

  async #queryPatiently(args: unknown[]): Promise<unknown> {
    const client = await this.connect();
    try {
      return await callQuery(client, args);
    } finally {
      client.release();
    }
  }

  /** A client whose statements move to another connection when theirs breaks. */
  async #connectPatiently(connect: () => Promise<PoolClient>): Promise<PoolClient> {
    let current = await this.#retry(connect);
    const query = async (...args: unknown[]): Promise<unknown> => {
      for (;;) {
        try {
          const answer = await callQuery(current, args);
          if (this.#isInterrupted) this.#restore();
          return answer;
        } catch (error) {
          if (!isDatabaseUnavailable(error)) throw error;
          this.#interrupt(error);
          current.release(true);
          current = await this.#retry(connect);
        }
      }
    };
    return new Proxy(current, {
      get: (_first, property) => {
        if (property === 'query') return query;
        const value: unknown = Reflect.get(current, property, current);
        return typeof value === 'function' ? value.bind(current) : value;
      },
    });
  }

  async #retry<T>(attempt: () => Promise<T>): Promise<T> {
    const { signal } = this.#options;
    for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(delayMs * 2, LAST_DELAY_MS)) {
      signal.throwIfAborted();
      try {
        return await attempt();
      } catch (error) {
        if (!isDatabaseUnavailable(error)) throw error;
        this.#interrupt(error);
        await sleep(delayMs, undefined, { signal });
      }
    }
  }

  #interrupt(error: unknown): void {
    this.#isInterrupted = true;
    this.#options.onInterruption(error);
  }

  #restore(): void {
    this.#isInterrupted = false;
    this.#options.onRestored?.();
  }
}

/** Calls the connection's own method whatever overload it is. */
function callQuery(client: PoolClient, args: unknown[]): Promise<unknown> {
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  return query(...args);
}

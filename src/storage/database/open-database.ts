import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Tables } from './tables.ts';

export interface DatabaseOptions {
  readonly connectionString: string;
  /** The most connections at a time. */
  readonly size: number;
  /** Told of connections that broke while nobody used them; PostgreSQL was restarted, most likely. */
  readonly onError: (error: Error) => void;
  /** Server settings of every connection, as `-c name=value`. */
  readonly settings?: string;
}

export interface Database {
  readonly pool: Pool;
  readonly db: Kysely<Tables>;
  /** Waits for the queries that run. */
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** A query that takes longer has lost its plan or its lock; callers have gone by then. */
const STATEMENT_TIMEOUT_MS = 30_000;

export function openDatabase({ connectionString, size, onError, settings }: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString,
    max: size,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    ...(settings === undefined ? {} : { options: settings }),
  });
  // Without both listeners, a restart of PostgreSQL ends this process.
  pool.on('error', onError);
  pool.on('connect', (client) => void client.on('error', onError));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  // Kysely would end the pool only if it had used it itself.
  return { pool, db, close: () => pool.end() };
}

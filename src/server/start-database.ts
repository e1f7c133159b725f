import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { isDatabaseUnavailable } from '#storage/database/is-database-unavailable.ts';
import { superviseEmbeddedPostgres } from '#storage/embedded-postgres/supervise-embedded-postgres.ts';
import { migrate } from '#storage/migrate.ts';
import { ConfigError, type Config } from './config.ts';

export interface StartedDatabase {
  readonly connectionString: string;
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;
const PAUSE_MS = 500;

/** The database of the configuration or one of our own, with the tables of this version. */
export async function startDatabase(config: Config, logger: FastifyBaseLogger): Promise<StartedDatabase> {
  try {
    const database = await provideDatabase(config, logger);
    return await withTables(database);
  } catch (error) {
    // What goes wrong here is the operator's to mend: a folder, an address, a version.
    throw new ConfigError(describeFailure(config, error), { cause: error });
  }
}

async function withTables(database: StartedDatabase): Promise<StartedDatabase> {
  try {
    await migrateOnceReachable(database.connectionString);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function describeFailure({ databaseUrl }: Config, error: unknown): string {
  const reasons: string[] =
    databaseUrl !== null && isDatabaseUnavailable(error)
      ? ['The database that DATABASE_URL names does not answer.']
      : [];
  for (let reason = error; reason instanceof Error; reason = reason.cause) {
    if (reason.message !== '') reasons.push(reason.message);
  }
  return reasons.join(' ');
}

async function provideDatabase(config: Config, logger: FastifyBaseLogger): Promise<StartedDatabase> {
  if (config.databaseUrl !== null) return { connectionString: config.databaseUrl, stop: async () => undefined };
  return superviseEmbeddedPostgres({
    directory: config.dataDir,
    onLog: (line) => logger.debug({ postgres: line }),
    onInterruption: (err) => logger.warn({ err }, 'PostgreSQL was interrupted.'),
    onRestart: () => logger.warn('PostgreSQL is back.'),
  });
}

/** Machines that start together need not start in order. */
async function migrateOnceReachable(connectionString: string): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await migrate(connectionString);
    } catch (error) {
      if (!isDatabaseUnavailable(error) || performance.now() > giveUpAt) throw error;
      await wait(PAUSE_MS);
    }
  }
}

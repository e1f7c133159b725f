import { readdir, readFile } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { Pool } from 'pg';

const FOLDER = new URL('./migrations/', import.meta.url);
const REQUIRED_VERSION = 180_000;
/** Any number of ours; processes that start together wait for each other on it. */
const LOCK = 7_261_001;
/** Partitions are made this far ahead, so that weeks without maintenance lose nothing. */
const WEEKS_AHEAD = 8;

/**
 * Brings the database to this version's tables, forward only, one process at a time. Throws a sentence when the
 * server is older than PostgreSQL 18 (`uuidv7()`), or holds migrations of a newer Millrace.
 */
export async function migrate(connectionString: string): Promise<void> {
  const pool = new Pool({ connectionString, max: 3 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const lock = await pool.connect();
  try {
    await checkVersion(pool);
    await lock.query('select pg_advisory_lock($1)', [LOCK]);
    const { error } = await createMigrator(pool).migrateToLatest();
    if (error !== undefined) throw new Error('The database could not be migrated.', { cause: error });
    await runMigrations({ pgPool: pool });
    await ensurePartitions(pool);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    lock.release();
    await pool.end();
  }
}

/** Makes the weekly partitions from last week until eight weeks from now. Runs at start and every day. */
export async function ensurePartitions(pool: Pool): Promise<void> {
  await pool.query(`select ensure_partitions(now() - interval '7 days', now() + $1 * interval '7 days')`, [
    WEEKS_AHEAD,
  ]);
}

async function checkVersion(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  const version = rows[0]?.version ?? 0;
  if (version < REQUIRED_VERSION) {
    throw new Error(
      `Millrace needs PostgreSQL 18 or newer; DATABASE_URL leads to version ${Math.floor(version / 10_000)}.`,
    );
  }
}

/** The names of the migrations that this version knows. */
export async function listKnownMigrations(): Promise<readonly string[]> {
  return Object.keys(await readMigrations());
}

function createMigrator(pool: Pool): Migrator {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return new Migrator({ db, provider: { getMigrations: readMigrations } });
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql'));
  const entries = files.map(async (file): Promise<[string, Migration]> => {
    const text = await readFile(new URL(file, FOLDER), 'utf8');
    return [file.replace(/\.sql$/, ''), { up: async (db) => void (await db.executeQuery(CompiledQuery.raw(text))) }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

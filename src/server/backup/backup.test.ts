import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createUuidV7 } from '#core/base/uuid-v7.ts';
import { DESCRIPTION_FILE, formatDescription, parseDescription } from '#storage/backup/backup-description.ts';
import { formatTarFile } from '#storage/backup/tar.ts';
import { openDatabase, type Database } from '#storage/database/open-database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#storage/embedded-postgres/start-embedded-postgres.ts';
import { acceptEvents } from '#storage/ingest/accept-events.ts';
import { ensureEndUsers } from '#storage/ingest/ensure-end-users.ts';
import { migrate } from '#storage/migrate.ts';
import { makeStep } from '#testing/make-document.ts';
import { seedProject, seedWorkflow } from '#testing/seed-project.ts';
import { readConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { loadServerSecrets } from '../secrets-file.ts';
import { startWorkers, type Workers } from '../workers/start-workers.ts';
import { createStepRuntime } from '../workers/step-runtime.ts';
import { createBackup } from './create-backup.ts';
import { restoreBackup } from './restore-backup.ts';

/** Starts and stops databases; many times as long when the machine has other work. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const DELAY_S = 10;
const config = readConfig({ LOG_LEVEL: 'silent' });
const runtime = createStepRuntime(config);

let root: string;
let source: string;
let postgres: EmbeddedPostgres;
let filled: Database;
let pool: Pool;
let target: string;
let targets = 0;
let send: () => Promise<string>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'millrace-backup-'));
  await chmod(root, 0o711);
  source = join(root, 'source');
  postgres = await startEmbeddedPostgres({ directory: source, isDurable: false });
  await migrate(postgres.connectionString);
  await loadServerSecrets({ dataDir: source, sessionSecret: null, encryptionKeys: null });
  filled = openDatabase({ connectionString: postgres.connectionString, size: 6, onError: () => undefined });
  pool = filled.pool;
  const project = await seedProject(pool);
  const delay = { mode: 'for', amount: [{ text: String(DELAY_S) }], unit: 'seconds' };
  await seedWorkflow(pool, project, [makeStep('delay1', { type: 'delay', config: delay })]);
  const [endUserId = ''] = await ensureEndUsers(pool, [{ projectId: project.projectId, externalId: 'u1' }]);
  send = async () => {
    const id = createUuidV7(Date.now(), randomBytes(10));
    const event = { ...project, id, endUserId, sentName: 'Contact Created', mismatches: null, idempotencyKey: null };
    // Nothing that shrinks, so that the backup takes its time.
    await acceptEvents(pool, [
      { ...event, payload: JSON.stringify({ noise: randomBytes(3000).toString('base64') }), bodyHash: null },
    ]);
    return id;
  };
});
beforeEach(() => {
  targets += 1;
  target = join(root, `target-${targets}`);
});
afterEach(() => rm(target, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
afterAll(async () => {
  await filled.close();
  await postgres.stop();
  await runtime.close();
  await rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const from = {
  databaseUrl: null,
  backupPassphrase: null,
  get dataDir() {
    return source;
  },
};
const into = () => ({ databaseUrl: null, backupPassphrase: null as string | null, dataDir: target });
let files = 0;
const backUp = async (settings: Partial<typeof from> | { backupPassphrase: string } = {}, now = new Date()) => {
  files += 1;
  return createBackup(
    { databaseUrl: null, dataDir: source, backupPassphrase: null, ...settings },
    join(root, `${files}.tar.gz`),
    now,
  );
};

function startTestWorkers(connectionString: string): Promise<Workers> {
  return startWorkers({
    connectionString,
    concurrency: 10,
    projectConcurrency: 5,
    runtime,
    readSecrets: async () => new Map(),
    readResource: async () => undefined,
    onActivity: () => undefined,
    isOnlyProcess: true,
    createId: () => createUuidV7(Date.now(), randomBytes(10)),
    logger: createLogger(config),
    metrics: createMetrics(),
    traces: null,
  });
}

const CHECKSUMS = `
select count(*)::int as events, md5(string_agg(e::text, '' order by e.id)) as "eventSum",
  (select md5(string_agg(d::text, '' order by d.event_id)) from deliveries d where d.event_id <= $1) as "deliverySum"
from received_events e where e.id <= $1`;
// Stored in one statement each: a copy of half a statement would show here.
const HALVES = `
select ((select count(*) from received_events e where not exists (select from deliveries d where d.event_id = e.id))
  + (select count(*) from deliveries d where not exists (select from runs r where r.id = d.run_id)
  ) + (select count(*) from runs r where r.status = 'queued' and not exists
    (select from graphile_worker._private_jobs j where j.payload ->> 'runId' = r.id::text)))::int as halves`;

async function query<Row extends object>(
  db: Pool,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row | undefined> {
  return (await db.query<Row>(text, [...values])).rows[0];
}

async function withRestored<Result>(work: (db: Pool, connectionString: string) => Promise<Result>): Promise<Result> {
  const restored = await startEmbeddedPostgres({ directory: target, isDurable: false });
  // Connections that are about to close may still hear that the server leaves.
  const database = openDatabase({ connectionString: restored.connectionString, size: 3, onError: () => undefined });
  try {
    await migrate(restored.connectionString);
    return await work(database.pool, restored.connectionString);
  } finally {
    await database.close();
    await restored.stop();
  }
}

test('a backup under load holds all that was stored before it, nothing by halves, and waiting runs go on from it', async () => {
  const workers = await startTestWorkers(postgres.connectionString);
  const waiting = await send();
  const isWaiting = async () =>
    (await query<{ status: string }>(pool, 'select status from runs where event_id = $1', [waiting]))?.status;
  await expect.poll(isWaiting, { timeout: 20_000 }).toBe('waiting');
  await workers.stop();
  for (let count = 0; count < 1000; count += 20) await Promise.all(Array.from({ length: 20 }, send));
  const last = await send();
  const before = await query<{ events: number }>(pool, CHECKSUMS, [last]);

  let isBackingUp = true;
  let sentMeanwhile = 0;
  const sender = (async () => {
    for (; isBackingUp; sentMeanwhile += 1) await send();
  })();
  const backup = await backUp();
  isBackingUp = false;
  await sender;
  expect(sentMeanwhile).toBeGreaterThan(10);

  const restored = await restoreBackup(into(), backup.path);
  expect(restored).toMatchObject({ projects: 1, hasSecrets: true });
  expect(restored.events).toBeGreaterThanOrEqual(before?.events ?? 0);
  await withRestored(async (db, connectionString) => {
    expect(await query(db, CHECKSUMS, [last])).toEqual(before);
    expect(await query(db, HALVES)).toEqual({ halves: 0 });
    const resumed = await startTestWorkers(connectionString);
    const statusOf = async () =>
      (await query<{ status: string }>(db, 'select status from runs where event_id = $1', [waiting]))?.status;
    await expect.poll(statusOf, { timeout: 60_000 }).toBe('completed');
    // And what is new is stored beside it.
    await db.query(`insert into projects (id, name) values (uuidv7(), 'New')`);
    await resumed.stop();
  });
  const secrets = (folder: string) => readFile(join(folder, 'secrets.json'), 'utf8');
  expect(await secrets(target)).toBe(await secrets(source));
  expect((await stat(join(target, 'secrets.json'))).mode & 0o777).toBe(0o600);
});

test('a folder gets a file named after the moment, for its owner alone; a file that is there is not overwritten', async () => {
  const folder = join(root, 'backups');
  await mkdir(folder);
  const backup = await createBackup(from, folder, new Date('2026-11-25T21:41:07Z'));
  expect(backup).toMatchObject({ path: join(folder, 'millrace-2026-11-25T21-41-07.tar.gz'), secrets: 'open' });
  expect((await stat(backup.path)).mode & 0o777).toBe(0o600);
  await expect(createBackup(from, backup.path, new Date())).rejects.toThrow(/There is a file .* already/);
  expect(await readdir(folder)).toEqual(['millrace-2026-11-25T21-41-07.tar.gz']);
});

test('with a passphrase the secrets are closed, and only the same one opens them', async () => {
  const passphrase = 'correct horse battery';
  const { path, secrets } = await backUp({ backupPassphrase: passphrase });
  expect(secrets).toBe('sealed');
  const { encryptionKey } = JSON.parse(await readFile(join(source, 'secrets.json'), 'utf8')) as {
    encryptionKey: string;
  };
  expect(gunzipSync(await readFile(path)).includes(encryptionKey)).toBe(false);
  await expect(restoreBackup(into(), path)).rejects.toThrow(/set BACKUP_PASSPHRASE/);
  await expect(restoreBackup({ ...into(), backupPassphrase: 'another one' }, path)).rejects.toThrow(/is not the one/);
  expect(await readdir(target)).toEqual([]);
  await restoreBackup({ ...into(), backupPassphrase: passphrase }, path);
  expect(await readFile(join(target, 'secrets.json'), 'utf8')).toContain(encryptionKey);
});

test('a data folder that holds anything is left alone', async () => {
  await mkdir(target);
  await writeFile(join(target, 'notes.txt'), 'mine');
  const { path } = await backUp();
  await expect(restoreBackup(into(), path)).rejects.toThrow(/is not empty \(notes\.txt\)/);
  expect(await readdir(target)).toEqual(['notes.txt']);
});

test('a damaged file is refused by name, and leaves nothing', async () => {
  const { path } = await backUp();
  const bytes = await readFile(path);
  const damage = async (name: string, content: Buffer): Promise<string> => {
    const file = join(root, name);
    await writeFile(file, content);
    return file;
  };
  const flipped = Buffer.from(bytes);
  flipped.writeUInt8((flipped[bytes.length - 100] ?? 0) ^ 0xff, bytes.length - 100);
  const tar = gunzipSync(bytes);
  const cases = [
    await damage('short.tar.gz', bytes.subarray(0, Math.floor(bytes.length * 0.7))),
    await damage('flipped.tar.gz', flipped),
    await damage('text.tar.gz', Buffer.from('not an archive')),
    await damage('cut.tar.gz', gzipSync(tar.subarray(0, tar.length - 5_000_000), { level: 1 })),
    await damage(
      'other.tar.gz',
      gzipSync(Buffer.concat([formatTarFile('a.txt', Buffer.from('a'), new Date()), Buffer.alloc(1024)])),
    ),
    join(root, 'missing.tar.gz'),
  ];
  for (const file of cases) {
    await expect(restoreBackup(into(), file)).rejects.toThrow(new RegExp(`^${file} was not restored\\. `));
    expect(await readdir(target)).toEqual([]);
  }
});

test.each([
  ['of a newer Millrace', { migrations: ['0001-foundation', '9999-later'] }, /made by a newer Millrace \(9\.9\.9\)/],
  ['of another PostgreSQL', { postgres: 17 }, /made with PostgreSQL 17, and this Millrace brings 18/],
  ['of another kind of machine', { architecture: 'mips' }, /a machine of another kind \(mips/],
])('a backup %s is refused', async (_, differences, message) => {
  const described = {
    createdAt: new Date().toISOString(),
    millrace: '9.9.9',
    migrations: [],
    postgres: 18,
    architecture: process.arch,
  };
  const content = formatDescription({ ...described, ...differences });
  const file = join(root, 'foreign.tar.gz');
  await writeFile(
    file,
    gzipSync(Buffer.concat([formatTarFile(DESCRIPTION_FILE, content, new Date()), Buffer.alloc(1024)])),
  );
  await expect(restoreBackup(into(), file)).rejects.toThrow(message);
});

test('a description in a format of the future is none', () => {
  const text = formatDescription({
    createdAt: '',
    millrace: '1',
    migrations: [],
    postgres: 18,
    architecture: 'x64',
  }).toString();
  expect(parseDescription(text)).toBeDefined();
  expect(parseDescription(text.replace('"format": 1', '"format": 2'))).toBeUndefined();
});

test('a database that is not running is backed up as it was left; a folder without one is named', async () => {
  await restoreBackup(into(), (await backUp()).path);
  const again = await backUp({ ...into(), backupPassphrase: null });
  expect(again.bytes).toBeGreaterThan(1_000_000);
  await copyFile(again.path, join(root, 'copy.tar.gz'));
  await expect(backUp({ ...into(), dataDir: join(root, 'nothing') } as never)).rejects.toThrow(/no database in/);
  await expect(createBackup({ ...from, databaseUrl: 'postgres://x' }, root, new Date())).rejects.toThrow(
    /DATABASE_URL/,
  );
});

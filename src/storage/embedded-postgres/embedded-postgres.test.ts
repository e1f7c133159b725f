import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { findProcess } from './process-identity.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';
import { superviseEmbeddedPostgres } from './supervise-embedded-postgres.ts';

let fresh: string;
let directory: string;
let starter: ChildProcess | undefined;

beforeAll(async () => {
  fresh = await createFolder();
  const postgres = await startEmbeddedPostgres({ directory: fresh });
  await postgres.stop();
});

beforeEach(async () => {
  directory = await createFolder();
  // A copy takes a tenth of the time that a new cluster takes.
  await promisify(execFile)('cp', ['-a', join(fresh, 'postgres'), directory]);
});

afterAll(() => rm(fresh, { recursive: true }));

afterEach(async () => {
  starter?.kill('SIGKILL');
  await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

test('an empty folder becomes a cluster, also beside what a killed start left unfinished', async () => {
  await rm(join(directory, 'postgres'), { recursive: true });
  await mkdir(join(directory, 'postgres.unfinished-1', 'base'), { recursive: true });
  const postgres = await startEmbeddedPostgres({ directory });
  expect(await query(postgres.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect((await readdir(directory)).sort()).toEqual(['millrace.lock', 'postgres']);
  await postgres.stop();
  expect(await readdir(directory)).toEqual(['postgres']);
});

test('data survives a stop and a start', async () => {
  const first = await startEmbeddedPostgres({ directory });
  await query(first.connectionString, 'create table kept as select 7 as number');
  await first.stop();
  await expect(first.exited).resolves.toEqual({ code: 0 });

  const second = await startEmbeddedPostgres({ directory });
  expect(await query(second.connectionString, 'select current_database(), number from kept')).toEqual([
    { current_database: 'millrace', number: 7 },
  ]);
  await second.stop();
});

test('a commit is on disk before it is answered, and text is Unicode in every environment', async () => {
  const postgres = await startEmbeddedPostgres({ directory });
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'server_encoding', 'listen_addresses'];
  const sql = `select ${names.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`;
  expect(await query(postgres.connectionString, sql)).toEqual([
    { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', server_encoding: 'UTF8', listen_addresses: '' },
  ]);
  await postgres.stop();
});

test('a second starter in this process is told who has the folder, and the first goes on', async () => {
  const first = await startEmbeddedPostgres({ directory });
  await expect(startEmbeddedPostgres({ directory })).rejects.toThrow(
    `Another Millrace process (pid ${process.pid}) is using the data folder ${directory}; stop it or set DATA_DIR to another folder.`,
  );
  expect(await query(first.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  await first.stop();
});

test('a second starter in another process is told who has the folder', async () => {
  starter = await startInAnotherProcess();
  await expect(startEmbeddedPostgres({ directory })).rejects.toThrow(`Another Millrace process (pid ${starter.pid})`);
});

test('PostgreSQL leaves when its starter is killed, and the next start works at once', async () => {
  starter = await startInAnotherProcess();
  const pid = await postgresPid();
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  const next = await startEmbeddedPostgres({ directory });
  expect(await findProcess(pid)).toBeUndefined();
  expect(await query(next.connectionString, 'select number from kept')).toEqual([{ number: 7 }]);
  await next.stop();
});

test('PostgreSQL leaves when its starter is killed and nobody starts again', async () => {
  starter = await startInAnotherProcess();
  const pid = await postgresPid();
  starter.kill('SIGKILL');
  await vi.waitFor(async () => expect(await findProcess(pid)).toBeUndefined(), { timeout: 10_000 });
});

test('a start works at once after both were killed, and finds what was committed', async () => {
  starter = await startInAnotherProcess();
  const pid = await postgresPid();
  process.kill(pid, 'SIGKILL');
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  const next = await startEmbeddedPostgres({ directory });
  expect(await query(next.connectionString, 'select number from kept')).toEqual([{ number: 7 }]);
  await next.stop();
});

test('of two starters at one instant over a dead lock, one starts', async () => {
  starter = await startInAnotherProcess();
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  const both = await Promise.allSettled([startEmbeddedPostgres({ directory }), startEmbeddedPostgres({ directory })]);
  const started = both.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(started).toHaveLength(1);
  await started[0]?.stop();
});

test('a killed PostgreSQL tells the one who started it', async () => {
  const postgres = await startEmbeddedPostgres({ directory });
  process.kill(await postgresPid(), 'SIGKILL');
  expect(await postgres.exited).toEqual({ code: 137 });
  await postgres.stop();
});

test('the supervisor heals a killed PostgreSQL each time, under the same address', async () => {
  const onInterruption = vi.fn();
  const postgres = await superviseEmbeddedPostgres({ directory, onInterruption });
  await query(postgres.connectionString, 'create table kept as select 7 as number');
  for (let kill = 1; kill <= 2; kill += 1) {
    const pid = await postgresPid();
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(async () => expect(await postgresPid()).not.toBe(pid), { timeout: 10_000 });
    await vi.waitFor(async () => {
      expect(await query(postgres.connectionString, 'select number from kept')).toEqual([{ number: 7 }]);
    }, 10_000);
    expect(onInterruption).toHaveBeenCalledTimes(kill);
  }
  await postgres.stop();
  await expect(query(postgres.connectionString, 'select 1')).rejects.toThrow('connect');
});

test.skipIf(process.platform !== 'linux')(
  'the supervisor ends a PostgreSQL whose guard was killed, and starts another',
  async () => {
    const postgres = await superviseEmbeddedPostgres({ directory });
    const pid = await postgresPid();
    const guard = Number(/\) \S (\d+)/.exec(await readFile(`/proc/${pid}/stat`, 'utf8'))?.[1]);
    expect(guard).toBeGreaterThan(1);
    process.kill(guard, 'SIGKILL');
    await vi.waitFor(async () => expect(await postgresPid()).not.toBe(pid), { timeout: 10_000 });
    expect(await findProcess(pid)).toBeUndefined();
    await postgres.stop();
  },
);

test('the supervisor stops also while PostgreSQL is dead', async () => {
  const postgres = await superviseEmbeddedPostgres({ directory });
  const pid = await postgresPid();
  process.kill(pid, 'SIGKILL');
  await postgres.stop();
  await expect(query(postgres.connectionString, 'select 1')).rejects.toThrow('connect');
  const next = await startEmbeddedPostgres({ directory });
  await next.stop();
});

test('an aborted start gives the folder free', async () => {
  await expect(startEmbeddedPostgres({ directory, signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  const next = await startEmbeddedPostgres({ directory });
  await next.stop();
});

test('a path too long for a socket works', async () => {
  const deep = join(directory, 'long'.repeat(30));
  const postgres = await startEmbeddedPostgres({ directory: deep });
  expect(await query(postgres.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  await postgres.stop();
  await rm(new URL(postgres.connectionString).searchParams.get('host') ?? '', { recursive: true });
});

test.skipIf(process.getuid?.() !== 0)('a folder that only root can enter works', async () => {
  const closed = join(directory, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const postgres = await startEmbeddedPostgres({ directory: join(closed, 'data') });
  expect(await query(postgres.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  await postgres.stop();
});

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-embedded-'));
  // The cluster's own user must be able to enter when tests run as root.
  await chmod(folder, 0o711);
  return folder;
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  // A server that is killed in between ends the statement, which says so itself.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function postgresPid(): Promise<number> {
  const pid = Number((await readFile(join(directory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  expect(pid).toBeGreaterThan(0);
  return pid;
}

/** A process that starts PostgreSQL, commits one row and waits to be killed. */
async function startInAnotherProcess(): Promise<ChildProcess> {
  const code = `
    import { Client } from 'pg';
    import { startEmbeddedPostgres } from ${JSON.stringify(import.meta.resolve('./start-embedded-postgres.ts'))};
    const postgres = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)} });
    const client = new Client({ connectionString: postgres.connectionString });
    await client.connect();
    await client.query('create table kept as select 7 as number');
    process.stdout.write('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('The other process left before it was ready.'))),
  ]);
  return child;
}

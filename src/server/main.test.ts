import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** Whole processes that each make a database; many times as long when the machine has other work. */
vi.setConfig({ testTimeout: 120_000 });

let dataDir: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'millrace-main-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

function start(file: string, environment: Readonly<Record<string, string>>, ...words: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...words], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

async function outcome(child: ChildProcess): Promise<{ code: number | null; output: string; errors: string }> {
  if (child.stdout === null || child.stderr === null) throw new Error('The output is piped.');
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { code: child.exitCode, output, errors };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The output is piped.');
  const [chunk] = await once(child.stdout, 'data');
  return String(chunk).trim();
}

test('a wrong value stops the start with one sentence', async () => {
  const { code, errors } = await outcome(start('main.ts', { PORT: 'abc' }));
  expect(code).toBe(1);
  expect(errors.trim()).toMatch(/^The environment variable PORT must be [^\n]*"abc"\.$/);
});

test('a start is one line with the address; on SIGTERM everything ends, and a reset link can be made before and after', async () => {
  const child = start('main.ts', { PORT: '0', LOG_LEVEL: 'error' });
  const line = await firstLine(child);
  const url = /^Millrace is ready at (http:\/\/localhost:\d+)$/.exec(line)?.[1] ?? '';
  const body = { name: 'Ada', email: 'ada@example.com', password: 'correct horse', projectName: 'Acme' };
  const answer = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);

  const link = /\/reset-password\?token=\w{43}/;
  expect((await outcome(start('reset-password.ts', {}, 'Ada@example.com'))).output).toMatch(link);
  child.kill('SIGTERM');
  expect(await outcome(child)).toMatchObject({ code: 0, errors: '' });
  expect((await outcome(start('reset-password.ts', {}, 'ada@example.com'))).output).toMatch(link);
  const unknown = await outcome(start('reset-password.ts', {}, 'bob@example.com'));
  expect(unknown).toMatchObject({ code: 1, errors: 'There is no member with the e-mail address bob@example.com.\n' });
});

test('a running one is backed up by a command, and another command makes a second one of it', async () => {
  const child = start('main.ts', { PORT: '0', LOG_LEVEL: 'error' });
  await firstLine(child);
  const folder = join(dataDir, 'backups');
  await mkdir(folder);
  const backup = await outcome(start('backup.ts', {}, folder));
  expect(backup).toMatchObject({ code: 0, errors: '' });
  const file = /^Backed up to (\S+\.tar\.gz) \(\d+\.\d MB\)\.\nIt holds the key /.exec(backup.output)?.[1] ?? '';

  const refused = await outcome(start('restore.ts', {}, file));
  expect(refused).toMatchObject({ code: 1, output: '' });
  expect(refused.errors).toMatch(/^The data folder \S+ is not empty \(.*\)\. .*\n$/);
  const second = { DATA_DIR: join(dataDir, 'second') };
  const restored = await outcome(start('restore.ts', second, file));
  expect(restored).toMatchObject({ code: 0, errors: '' });
  expect(restored.output).toMatch(/^Restored the backup of .*: 0 projects, .*\nStart Millrace with npm start\.\n$/);
  const other = start('main.ts', { PORT: '0', LOG_LEVEL: 'error', ...second });
  expect(await firstLine(other)).toMatch(/^Millrace is ready at /);
  for (const running of [child, other]) {
    running.kill('SIGTERM');
    expect(await outcome(running)).toMatchObject({ code: 0, errors: '' });
  }
});

test('a port that is taken is named, and nothing stays behind', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = address !== null && typeof address === 'object' ? String(address.port) : '';
  const { code, errors } = await outcome(start('main.ts', { PORT: port, LOG_LEVEL: 'error' }));
  other.close();
  expect(code).toBe(1);
  expect(errors.trim()).toBe(`Another program listens on port ${port}; set PORT to another one.`);
});

test('a process without an API says where its health is; told to leave, it lives on and is not ready until it has left', async () => {
  const child = start('main.ts', { PORT: '0', ROLES: 'worker,scheduler', LOG_LEVEL: 'error', DRAIN_DELAY_S: '2' });
  const line = await firstLine(child);
  const url = /^Millrace is ready and takes runs\. Its health is at (http:\/\/127\.0\.0\.1:\d+)\/readyz\.$/.exec(
    line,
  )?.[1];
  const ask = async (path: string) => (await fetch(`${url}${path}`)).status;
  expect([await ask('/healthz'), await ask('/readyz'), await ask('/metrics')]).toEqual([200, 200, 200]);
  child.kill('SIGTERM');
  await expect.poll(() => ask('/readyz')).toBe(503);
  expect([await ask('/healthz'), await ask('/metrics')]).toEqual([200, 200]);
  expect(await outcome(child)).toMatchObject({ code: 0, errors: '' });
});

test('the API takes requests for a while after it has said that it leaves', async () => {
  const child = start('main.ts', { PORT: '0', ROLES: 'api', LOG_LEVEL: 'error', DRAIN_DELAY_S: '2' });
  const url = /^Millrace is ready at (\S+)$/.exec(await firstLine(child))?.[1] ?? '';
  const ask = async (path: string) => (await fetch(url + path, { headers: { connection: 'close' } })).status;
  expect(await ask('/readyz')).toBe(200);
  child.kill('SIGTERM');
  await expect.poll(() => ask('/readyz')).toBe(503);
  expect([await ask('/healthz'), await ask('/api/session')]).toEqual([200, 200]);
  expect(await outcome(child)).toMatchObject({ code: 0, errors: '' });
});

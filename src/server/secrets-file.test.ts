import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadServerSecrets } from './secrets-file.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'millrace-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const nothingGiven = () => ({ dataDir, sessionSecret: null, encryptionKeys: null });

test('processes that start together for the first time agree on one set of secrets', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => loadServerSecrets(nothingGiven())));
  expect(new Set(all.map((secrets) => JSON.stringify(secrets))).size).toBe(1);
  expect(await loadServerSecrets(nothingGiven())).toEqual(all[0]);
});

test('nobody else may read the file', async () => {
  await loadServerSecrets(nothingGiven());
  expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
});

test('what the configuration gives is used, and no file is made', async () => {
  const given = { sessionSecret: 's'.repeat(32), encryptionKeys: ['k'] };
  expect(await loadServerSecrets({ dataDir, ...given })).toEqual(given);
  await expect(stat(join(dataDir, 'secrets.json'))).rejects.toThrow('ENOENT');
});

test('a damaged file is not replaced, because what it encrypted would be lost', async () => {
  await writeFile(join(dataDir, 'secrets.json'), '{"sessionSecret":');
  await expect(loadServerSecrets(nothingGiven())).rejects.toThrow('restore it from a backup');
});

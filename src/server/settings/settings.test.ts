import { createPublicKey, createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createApiKey,
  createSecret,
  createSigningKey,
  getProject,
  listApiKeys,
  listAuditEntries,
  listSecrets,
  listSigningKeys,
  removeSecret,
  revokeApiKey,
  revokeSigningKey,
  updateProject,
  updateSecret,
} from '#contract/settings.ts';
import type { BrowserClient } from '#testing/browser-client.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';
import { readSecrets } from '../secrets/read-secrets.ts';
import { reencryptSecrets } from '../secrets/reencrypt-secrets.ts';
import { createEncryption } from '../crypto/encryption.ts';

let server: TestServer;
let owner: BrowserClient;
let params: { projectId: string };
beforeAll(async () => {
  server = await startTestServer();
  const signedUp = await signUpOwner(server.url);
  owner = signedUp.owner;
  params = { projectId: signedUp.projectId };
});
afterAll(() => server.close());

test('a generated private key fits its public key, and is in no other answer', async () => {
  const { key, privateKeyPem } = await owner.call(createSigningKey, { params, body: { name: ' Production ' } });
  if (privateKeyPem === null) throw new Error('A generated key comes with its private half.');
  const signature = createSign('RSA-SHA256').update('text').sign(privateKeyPem);
  expect(createVerify('RSA-SHA256').update('text').verify(createPublicKey(key.publicKeyPem), signature)).toBe(true);
  expect(key).toMatchObject({ name: 'Production', revokedAt: null });
  expect(JSON.stringify(await owner.call(listSigningKeys, { params }))).not.toContain('PRIVATE');
});

test('a public key of one’s own is taken in both usual forms, and once', async () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pkcs1 = publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const { key, privateKeyPem } = await owner.call(createSigningKey, {
    params,
    body: { name: 'Own', publicKeyPem: pkcs1 },
  });
  expect([key.publicKeyPem, privateKeyPem]).toEqual([spki, null]);
  const again = await owner.refused(createSigningKey, { params, body: { name: 'Again', publicKeyPem: spki } });
  expect(again).toMatchObject({ status: 409, code: 'conflict' });
});

test.each([
  ['nonsense', 'not a public key in PEM'],
  ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'cannot be read'],
  [
    generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    'has 1024 bits',
  ],
  [generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'must be an RSA key'],
  [
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'a private key',
  ],
])('a key that cannot verify User Tokens is refused in words (%#)', async (publicKeyPem, reason) => {
  const refused = await owner.refused(createSigningKey, { params, body: { name: 'Key', publicKeyPem } });
  expect(refused).toMatchObject({ status: 400, code: 'invalid_request', message: expect.stringContaining(reason) });
});

test('a revoked key stays in the list with its date, and cannot be revoked again', async () => {
  const { key } = await owner.call(createSigningKey, { params, body: { name: 'Old' } });
  const inKey = { params: { ...params, keyId: key.id } };
  await owner.call(revokeSigningKey, inKey);
  const keys = await owner.call(listSigningKeys, { params });
  expect(keys.find(({ id }) => id === key.id)?.revokedAt).toEqual(expect.any(String));
  expect(await owner.refused(revokeSigningKey, inKey)).toMatchObject({ status: 404 });
});

test('the text of a server API key is in one answer only, and its hash in none', async () => {
  const { key, secret } = await owner.call(createApiKey, { params, body: { name: 'Backend' } });
  expect(secret).toMatch(/^mr_live_[0-9A-Za-z]{43}$/);
  expect(secret.startsWith(key.prefix)).toBe(true);
  const listed = await owner.call(listApiKeys, { params });
  expect(listed).toEqual([key]);
  await owner.call(revokeApiKey, { params: { ...params, keyId: key.id } });
  expect((await owner.call(listApiKeys, { params }))[0]?.revokedAt).toEqual(expect.any(String));
});

test('a secret is readable for runs, and neither in answers nor in the database', async () => {
  const value = 'canary-8d1f';
  const created = await owner.call(createSecret, { params, body: { name: 'CRM token', value } });
  const { rows } = await queryDatabase(`select to_jsonb(s)::text as row, ciphertext from secrets s`);
  expect(JSON.stringify([created, await owner.call(listSecrets, { params }), rows])).not.toContain(value);
  expect(Buffer.from(String(rows[0]?.['row'])).includes(value)).toBe(false);
  expect(await readSecrets(server.deps, params.projectId)).toEqual(new Map([[created.id, value]]));

  const inSecret = { params: { ...params, secretId: created.id } };
  await owner.call(updateSecret, { ...inSecret, body: { name: 'Token of the CRM' } });
  expect((await readSecrets(server.deps, params.projectId)).get(created.id)).toBe(value);
  await owner.call(updateSecret, { ...inSecret, body: { value: 'canary-new' } });
  expect((await readSecrets(server.deps, params.projectId)).get(created.id)).toBe('canary-new');
  await owner.call(removeSecret, inSecret);
  expect(await owner.call(listSecrets, { params })).toEqual([]);
});

test('two secrets of a project have two names', async () => {
  await owner.call(createSecret, { params, body: { name: 'Same', value: '1' } });
  const second = await owner.call(createSecret, { params, body: { name: 'Other', value: '2' } });
  const taken = { status: 409, code: 'name_taken' };
  expect(await owner.refused(createSecret, { params, body: { name: ' Same ', value: '3' } })).toMatchObject(taken);
  const inSecret = { params: { ...params, secretId: second.id }, body: { name: 'Same' } };
  expect(await owner.refused(updateSecret, inSecret)).toMatchObject(taken);
});

test('a secret that a workflow uses is not deleted, and the workflow is named', async () => {
  const { id } = await owner.call(createSecret, { params, body: { name: 'Used', value: 'x' } });
  await queryDatabase(`insert into workflows (id, project_id, name, draft) values (uuidv7(), $1, 'Sync', $2)`, [
    params.projectId,
    JSON.stringify({ ref: { source: 'secret', id } }),
  ]);
  const refused = await owner.refused(removeSecret, { params: { ...params, secretId: id } });
  expect(refused).toMatchObject({ status: 409, code: 'conflict', details: { workflows: [{ name: 'Sync' }] } });
});

test('a new encryption key takes over what the old one encrypted', async () => {
  const { id } = await owner.call(createSecret, { params, body: { name: 'Rotated', value: 'kept' } });
  const { rows } = await queryDatabase('select ciphertext from secrets where id = $1', [id]);
  const newKey = Buffer.alloc(32, 7).toString('base64');
  await expect(reencryptSecrets(server.deps, createEncryption([newKey]))).rejects.toThrow('ENCRYPTION_KEY');
  expect((await queryDatabase('select ciphertext from secrets where id = $1', [id])).rows).toEqual(rows);
});

test('origins are written as browsers send them', async () => {
  const body = {
    allowedOrigins: ['https://App.example.com/', '*', 'http://localhost:5173', 'https://app.example.com'],
  };
  const { allowedOrigins } = await owner.call(updateProject, { params, body });
  expect(allowedOrigins).toEqual(['https://app.example.com', '*', 'http://localhost:5173']);
  for (const origin of ['app.example.com', 'https://app.example.com/path', 'ftp://app.example.com', 'null']) {
    const refused = await owner.refused(updateProject, { params, body: { allowedOrigins: [origin] } });
    expect(refused).toMatchObject({ status: 400, message: expect.stringContaining(origin) });
  }
  expect((await owner.call(getProject, { params })).allowedOrigins).toEqual(allowedOrigins);
});

test.each(['  ', '\u200b', 'a\u0000b', 'right\u202eleft'])(
  'a label that cannot be seen is refused: %j',
  async (name) => {
    expect(await owner.refused(createApiKey, { params, body: { name } })).toMatchObject({
      status: 400,
      code: 'invalid_name',
    });
  },
);

test('every change is in the audit log, newest first, page by page, without what is secret', async () => {
  const first = await owner.call(listAuditEntries, { params, query: { limit: 3 } });
  const entries = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await owner.call(listAuditEntries, { params, query: { limit: 3, cursor } });
    entries.push(...page.items);
    cursor = page.nextCursor;
  }
  const actions = new Set(entries.map(({ action }) => action));
  for (const action of [
    'project.created',
    'signing_key.created',
    'signing_key.revoked',
    'api_key.created',
    'api_key.revoked',
    'secret.created',
    'secret.changed',
    'secret.removed',
    'project.changed',
  ]) {
    expect(actions).toContain(action);
  }
  expect(entries.at(-1)).toMatchObject({ action: 'project.created', actor: 'Ada', subject: 'Acme' });
  expect(entries.map(({ id }) => id)).toEqual(
    entries
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );
  expect(JSON.stringify(entries)).not.toMatch(/canary|PRIVATE|mr_live_\w{5}/);
  await expect(queryDatabase(`update audit_entries set actor_name = 'x'`)).rejects.toThrow('append-only');
});

test('a refused change leaves no entry', async () => {
  const count = async () => Number((await queryDatabase('select count(*) from audit_entries')).rows[0]?.['count']);
  const before = await count();
  await owner.refused(createSecret, { params, body: { name: 'Same', value: '3' } });
  expect(await count()).toBe(before);
});

async function queryDatabase(sql: string, values: unknown[] = []): Promise<{ rows: Record<string, unknown>[] }> {
  const client = new Client({ connectionString: server.connectionString });
  await client.connect();
  try {
    return await client.query<Record<string, unknown>>(sql, values);
  } finally {
    await client.end();
  }
}

import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Config } from './config.ts';

const SecretsFileSchema = Type.Object({
  sessionSecret: Type.String({ minLength: 32 }),
  encryptionKey: Type.String({ minLength: 44 }),
});
type SecretsFile = Static<typeof SecretsFileSchema>;

/** Signs sessions, and encrypts what projects keep secret. */
export interface ServerSecrets {
  readonly sessionSecret: string;
  /** Base64; the first one encrypts. */
  readonly encryptionKeys: readonly string[];
}

/** In the data folder. */
export const SECRETS_FILE = 'secrets.json';

/** Takes the secrets from the configuration; what is not given there lives in the data folder, made on the first start. */
export async function loadServerSecrets(
  config: Pick<Config, 'dataDir' | 'sessionSecret' | 'encryptionKeys'>,
): Promise<ServerSecrets> {
  const { sessionSecret, encryptionKeys } = config;
  if (sessionSecret !== null && encryptionKeys !== null) return { sessionSecret, encryptionKeys };
  const file = await readOrCreate(config.dataDir);
  return {
    sessionSecret: sessionSecret ?? file.sessionSecret,
    encryptionKeys: encryptionKeys ?? [file.encryptionKey],
  };
}

async function readOrCreate(dataDir: string): Promise<SecretsFile> {
  // Others may enter: the embedded PostgreSQL belongs to another user when we are root.
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const path = join(dataDir, SECRETS_FILE);
  return (await find(path)) ?? (await create(path));
}

async function find(path: string): Promise<SecretsFile | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const value: unknown = parse(text);
  if (Value.Check(SecretsFileSchema, value)) return value;
  throw new Error(`The file ${path} does not hold the secrets of this installation; restore it from a backup.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function create(path: string): Promise<SecretsFile> {
  const secrets = {
    sessionSecret: randomBytes(32).toString('base64url'),
    encryptionKey: randomBytes(32).toString('base64'),
  };
  const beside = `${path}.${randomUUID()}`;
  await writeFile(beside, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    // Appears whole or not at all; when two processes start together, the first one's file stands.
    await link(beside, path);
    return secrets;
  } catch (error) {
    const other = await find(path);
    if (other === null) throw error;
    return other;
  } finally {
    await rm(beside, { force: true });
  }
}

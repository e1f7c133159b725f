import { access, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DESCRIPTION_FILE, formatDescription } from '#storage/backup/backup-description.ts';
import { describeDatabase } from '#storage/backup/describe-database.ts';
import { writeBackup, type BackupEntry } from '#storage/backup/write-backup.ts';
import { findAnsweringPostgres } from '#storage/embedded-postgres/find-answering-postgres.ts';
import { startEmbeddedPostgres } from '#storage/embedded-postgres/start-embedded-postgres.ts';
import { ConfigError, type Config } from '../config.ts';
import { SECRETS_FILE } from '../secrets-file.ts';
import { VERSION } from '../version.ts';
import { sealSecrets } from './sealed-secrets.ts';

/** In a backup that was made with a passphrase. */
export const SEALED_SECRETS_FILE = 'secrets.sealed.json';

export type CreatedBackup = {
  readonly path: string;
  readonly bytes: number;
  /** How the generated secrets lie in it; `absent`: they come from the environment. */
  readonly secrets: 'open' | 'sealed' | 'absent';
};
type BackupConfig = Pick<Config, 'databaseUrl' | 'dataDir' | 'backupPassphrase'>;

/** Copies the embedded database, while Millrace works on it or not, with the generated secrets into one new file. */
export async function createBackup(
  config: BackupConfig,
  target: string | undefined,
  now: Date,
): Promise<CreatedBackup> {
  if (target === undefined) throw new ConfigError('Name the file or folder: npm run backup -- /var/backups');
  if (config.databaseUrl !== null) {
    throw new ConfigError('DATABASE_URL names a database of your own. Back it up with its own means, as pg_dump.');
  }
  const path = await choosePath(resolve(target), now);
  const secrets = await readSecretsEntry(config);
  const database = await reachCluster(config.dataDir);
  try {
    const described = await describeDatabase(database.connectionString);
    const description = formatDescription({
      ...described,
      migrations: [...described.migrations],
      createdAt: now.toISOString(),
      millrace: VERSION,
      architecture: process.arch,
    });
    const entries = [{ name: DESCRIPTION_FILE, content: description }, ...(secrets === null ? [] : [secrets])];
    await writeBackup(database.connectionString, entries, path, now);
  } finally {
    await database.stop();
  }
  const kind = secrets === null ? 'absent' : secrets.name === SECRETS_FILE ? 'open' : 'sealed';
  return { path, bytes: (await stat(path)).size, secrets: kind };
}

async function choosePath(target: string, now: Date): Promise<string> {
  const isFolder = await stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const moment = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const path = isFolder ? join(target, `millrace-${moment}.tar.gz`) : target;
  if (await exists(path)) throw new ConfigError(`There is a file ${path} already. Name another one.`);
  return path;
}

async function readSecretsEntry({ dataDir, backupPassphrase }: BackupConfig): Promise<BackupEntry | null> {
  const path = join(dataDir, SECRETS_FILE);
  if (!(await exists(path))) return null;
  const content = await readFile(path);
  if (backupPassphrase === null) return { name: SECRETS_FILE, content };
  return { name: SEALED_SECRETS_FILE, content: await sealSecrets(content, backupPassphrase) };
}

/** The database as it is running, or started for this moment: without migrations, as it was left. */
async function reachCluster(
  dataDir: string,
): Promise<{ readonly connectionString: string; readonly stop: () => Promise<void> }> {
  const running = await findAnsweringPostgres(dataDir);
  if (running !== null) return { connectionString: running, stop: async () => undefined };
  if (!(await exists(join(dataDir, 'postgres', 'PG_VERSION')))) {
    throw new ConfigError(`There is no database in ${dataDir}. Set DATA_DIR to the folder that Millrace uses.`);
  }
  return startEmbeddedPostgres({ directory: dataDir });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

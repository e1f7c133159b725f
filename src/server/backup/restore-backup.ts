import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DESCRIPTION_FILE, parseDescription, type BackupDescription } from '#storage/backup/backup-description.ts';
import { countDatabase, type DatabaseCounts } from '#storage/backup/describe-database.ts';
import { readTar, TarError, type TarEntry } from '#storage/backup/tar.ts';
import { unpackCluster } from '#storage/backup/unpack-cluster.ts';
import { startEmbeddedPostgres } from '#storage/embedded-postgres/start-embedded-postgres.ts';
import { listKnownMigrations } from '#storage/migrate.ts';
import { ConfigError, type Config } from '../config.ts';
import { SECRETS_FILE } from '../secrets-file.ts';
import { VERSION } from '../version.ts';
import { SEALED_SECRETS_FILE } from './create-backup.ts';
import { openSecrets } from './sealed-secrets.ts';

/** The major version that the platform packages carry. */
const POSTGRES = 18;
/** A start of Millrace removes folders of this name: what a killed restore leaves is no database to anybody. */
const UNFINISHED = 'postgres.unfinished-';

export type RestoredBackup = DatabaseCounts & { readonly createdAt: string; readonly hasSecrets: boolean };
type RestoreConfig = Pick<Config, 'databaseUrl' | 'dataDir' | 'backupPassphrase'>;

/**
 * Unpacks a backup into the data folder, which must be empty, and starts the database once to see that it is whole. Either
 * all of it is there afterwards, or nothing.
 */
export async function restoreBackup(config: RestoreConfig, file: string | undefined): Promise<RestoredBackup> {
  if (file === undefined) throw new ConfigError('Name the backup: npm run restore -- /var/backups/millrace.tar.gz');
  if (config.databaseUrl !== null) {
    throw new ConfigError('DATABASE_URL is set. A backup of the embedded database is restored into DATA_DIR alone.');
  }
  const { dataDir } = config;
  await refuseUsedFolder(dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const unfinished = join(dataDir, `${UNFINISHED}${crypto.randomUUID()}`);
  const made = [unfinished];
  try {
    const entries = readTar(unzip(resolve(file)));
    const { description, secrets } = await readHead(entries, config);
    await unpackCluster(entries, unfinished);
    if (secrets !== null) {
      await writeFile(join(dataDir, SECRETS_FILE), secrets, { mode: 0o600, flag: 'wx' });
      made.push(join(dataDir, SECRETS_FILE));
    }
    await rename(unfinished, join(dataDir, 'postgres'));
    made.push(join(dataDir, 'postgres'));
    const counts = await tryOut(dataDir);
    return { ...counts, createdAt: description.createdAt, hasSecrets: secrets !== null };
  } catch (error) {
    for (const path of made) await rm(path, { recursive: true, force: true });
    throw describeFailure(file, error);
  }
}

function unzip(path: string): AsyncIterable<Buffer> {
  const gunzip = createGunzip();
  // Whoever reads from it is told what goes wrong.
  pipeline(createReadStream(path), gunzip, () => undefined);
  return gunzip;
}

async function refuseUsedFolder(dataDir: string): Promise<void> {
  const names = await readdir(dataDir).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const found = names.filter((name) => !name.startsWith(UNFINISHED));
  if (found.length === 0) return;
  const shown = found.slice(0, 3).join(', ');
  throw new ConfigError(
    `The data folder ${dataDir} is not empty (${shown}${found.length > 3 ? ', …' : ''}). Set DATA_DIR to an empty one, or move it away.`,
  );
}

type Head = { readonly description: BackupDescription; readonly secrets: Buffer | null };

/** What precedes the cluster: the description, and the secrets where they are in it. */
async function readHead(entries: AsyncGenerator<TarEntry>, config: RestoreConfig): Promise<Head> {
  const first = await entries.next();
  const isOurs = first.done !== true && first.value.name === DESCRIPTION_FILE;
  const description = isOurs ? parseDescription((await readAll(first.value.content)).toString('utf8')) : undefined;
  if (description === undefined) throw new ConfigError('It is not a backup that this Millrace can read.');
  await refuseForeign(description);
  const second = await entries.next();
  const name = second.done === true ? '' : second.value.name;
  if (second.done !== true && (name === SECRETS_FILE || name === SEALED_SECRETS_FILE)) {
    const content = await readAll(second.value.content);
    return { description, secrets: name === SECRETS_FILE ? content : await unseal(content, config) };
  }
  return { description, secrets: null };
}

async function refuseForeign({ millrace, migrations, postgres, architecture }: BackupDescription): Promise<void> {
  const known = new Set(await listKnownMigrations());
  if (migrations.some((name) => !known.has(name))) {
    throw new ConfigError(`It was made by a newer Millrace (${millrace}); this is ${VERSION}. Update first.`);
  }
  if (postgres !== POSTGRES) {
    throw new ConfigError(`It was made with PostgreSQL ${postgres}, and this Millrace brings ${POSTGRES}.`);
  }
  if (architecture !== process.arch) {
    throw new ConfigError(`It was made on a machine of another kind (${architecture}; this is ${process.arch}).`);
  }
}

async function unseal(content: Buffer, { backupPassphrase }: RestoreConfig): Promise<Buffer> {
  if (backupPassphrase === null) {
    throw new ConfigError(
      'Its secrets are closed with a passphrase: set BACKUP_PASSPHRASE to the one it was made with.',
    );
  }
  const secrets = await openSecrets(content, backupPassphrase);
  if (secrets === undefined) throw new ConfigError('BACKUP_PASSPHRASE is not the one that it was made with.');
  return secrets;
}

async function readAll(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function tryOut(dataDir: string): Promise<DatabaseCounts> {
  const database = await startEmbeddedPostgres({ directory: dataDir });
  try {
    return await countDatabase(database.connectionString);
  } finally {
    await database.stop();
  }
}

function describeFailure(file: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isDamaged = error instanceof TarError || code.startsWith('Z_');
  const reason = isDamaged
    ? `The file is damaged or not a backup (${error instanceof Error ? error.message : code}).`
    : error instanceof Error
      ? error.message
      : String(error);
  return new ConfigError(`${file} was not restored. ${reason}`, { cause: error });
}

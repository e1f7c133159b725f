import { findAccountByEmail } from '#storage/members/accounts.ts';
import { findAnsweringPostgres } from '#storage/embedded-postgres/find-answering-postgres.ts';
import { createIdGenerator } from '#core/base/id-generator.ts';
import { randomFillSync } from 'node:crypto';
import { createAuth } from './auth/auth.ts';
import { createResetUrl } from './auth/create-reset-url.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { createLogger } from './logger.ts';
import { refuseOldNode } from './node-version.ts';
import { openDatabases } from './open-databases.ts';
import { loadServerSecrets } from './secrets-file.ts';
import { startDatabase, type StartedDatabase } from './start-database.ts';

// npm run reset-password -- <email>: for members who have forgotten their password and whom no owner can help.
refuseOldNode(process.versions.node);
try {
  console.log(await createLink(process.argv[2]));
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}

async function createLink(email: string | undefined): Promise<string> {
  if (email === undefined) throw new ConfigError('Name the member: npm run reset-password -- ada@example.com');
  const config = readConfig(process.env);
  const database = await reachDatabase(config);
  const onError = (): undefined => undefined;
  const databases = openDatabases(database.connectionString, onError);
  try {
    const account = await findAccountByEmail(databases.main.db, email.toLowerCase());
    if (account === undefined) throw new ConfigError(`There is no member with the e-mail address ${email}.`);
    const now = (): number => Date.now();
    const createId = createIdGenerator({ now, fillRandom: (bytes) => void randomFillSync(bytes) });
    const { sessionSecret } = await loadServerSecrets(config);
    const auth = createAuth({ config, sessionSecret, db: databases.auth.db, mailer: null, createId, onError });
    const url = await createResetUrl(auth, config.publicUrl, account.id, new Date());
    return `${account.name} can set a new password here within an hour:\n${url}`;
  } finally {
    await databases.close();
    await database.stop();
  }
}

/** The database as Millrace has it running, or started for this moment. */
async function reachDatabase(config: Config): Promise<StartedDatabase> {
  const running = config.databaseUrl === null ? await findAnsweringPostgres(config.dataDir) : null;
  if (running !== null) return { connectionString: running, stop: async () => undefined };
  return startDatabase(config, createLogger(config));
}

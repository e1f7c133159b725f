import { ConfigError, readConfig } from './config.ts';
import { refuseOldNode } from './node-version.ts';
import { createBackup, type CreatedBackup } from './backup/create-backup.ts';

const NOTICES: Readonly<Record<CreatedBackup['secrets'], string>> = {
  open: 'It holds the key to the secrets of your projects: keep it where nobody else can read it, or set BACKUP_PASSPHRASE.',
  sealed: 'The secrets in it are closed with BACKUP_PASSPHRASE; without it the file cannot be restored.',
  absent: 'SESSION_SECRET and ENCRYPTION_KEY come from the environment and are not in it: keep them as well.',
};

// npm run backup -- <file or folder>: copies the embedded database while Millrace works on it.
refuseOldNode(process.versions.node);
try {
  const backup = await createBackup(readConfig(process.env), process.argv[2], new Date());
  console.log(`Backed up to ${backup.path} (${(backup.bytes / 1e6).toFixed(1)} MB).`);
  console.log(NOTICES[backup.secrets]);
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}

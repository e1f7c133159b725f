import { ConfigError, readConfig } from './config.ts';
import { refuseOldNode } from './node-version.ts';
import { restoreBackup } from './backup/restore-backup.ts';

// npm run restore -- <file>: puts a backup into an empty data folder.
refuseOldNode(process.versions.node);
try {
  const restored = await restoreBackup(readConfig(process.env), process.argv[2]);
  const { projects, events, unfinishedRuns, createdAt, hasSecrets } = restored;
  const words = [
    `Restored the backup of ${createdAt}: ${projects} projects, ${events} received events, ${unfinishedRuns} runs that go on.`,
    ...(hasSecrets
      ? []
      : [
          'It holds no secrets: set SESSION_SECRET and ENCRYPTION_KEY to those that it was used with before you start.',
        ]),
    'Start Millrace with npm start.',
  ];
  console.log(words.join('\n'));
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}

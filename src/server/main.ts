import { once } from 'node:events';
import { ConfigError, readConfig } from './config.ts';
import { refuseOldNode } from './node-version.ts';
import { startMillrace } from './start-millrace.ts';

refuseOldNode(process.versions.node);
try {
  const millrace = await startMillrace(readConfig(process.env));
  console.log(millrace.url === null ? 'Millrace is ready and takes runs.' : `Millrace is ready at ${millrace.url}`);
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  // A second signal ends us at once, as it would without us.
  await millrace.stop();
  process.exit(0);
} catch (error) {
  // A wrong setting is the operator's to mend, and a stack would only hide the sentence.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}

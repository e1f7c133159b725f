import { once } from 'node:events';
import { ConfigError, readConfig } from './config.ts';
import { refuseOldNode } from './node-version.ts';
import { leaveWithin } from './leave-within.ts';
import { startMillrace, type Millrace } from './start-millrace.ts';

refuseOldNode(process.versions.node);
try {
  const millrace = await startMillrace(readConfig(process.env));
  console.log(describeStart(millrace));
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  // A second signal ends us at once, as it would without us.
  const hasLeft = await leaveWithin(millrace.stop);
  if (!hasLeft) console.error('Not everything ended in time, and this process ends without it.');
  process.exit(hasLeft ? 0 : 1);
} catch (error) {
  // A wrong setting is the operator's to mend, and a stack would only hide the sentence.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}

function describeStart({ url, healthUrl }: Millrace): string {
  const health = healthUrl === null ? '' : ` Its health is at ${healthUrl}/readyz.`;
  return url === null ? `Millrace is ready and takes runs.${health}` : `Millrace is ready at ${url}`;
}

import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './config.ts';

/** With PORT=0, chooses a free port before anything needs to know our address. */
export async function choosePort(config: Config): Promise<Config> {
  if (config.port !== 0) return config;
  const server = createServer().listen(0, config.host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return { ...config, port: address.port, publicUrl: config.publicUrl.replace(/:0$/, `:${address.port}`) };
}

import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createServer } from 'vite';

// Both halves in one command: Vite serves the browser and hands the rest to the server, which restarts when its sources change.
const root = resolve(import.meta.dirname, '../..');
const web = await createServer({ root });
await web.listen();
const address = web.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? 'http://localhost:5173';

const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', resolve(root, 'src/server/main.ts')], {
  // The browser's address is Vite's, and links and origin checks must know it.
  env: { ...process.env, PUBLIC_URL: process.env['PUBLIC_URL'] ?? address },
  stdio: ['ignore', 'inherit', 'inherit'],
  // Ctrl-C reaches us alone, and we pass it on once.
  detached: true,
});
console.log(`Millrace in development: ${address}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.once('exit', (code) => {
  void web.close().then(() => process.exit(code ?? 0));
});

import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { InlineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const sdkConfig = { root, configFile: join(root, '.ci/vite.sdk.config.ts') };

/** Builds the web app and the SDK on the first start. `npm run build` makes them anew. */
await buildIfMissing('web', 'index.html', [{ root }]);
await buildIfMissing('sdk', 'sdk.js', [
  { ...sdkConfig, mode: 'module' },
  { ...sdkConfig, mode: 'script' },
]);

async function buildIfMissing(folder: string, file: string, configs: readonly InlineConfig[]): Promise<void> {
  const target = join(root, 'dist', folder);
  if (existsSync(join(target, file))) return;
  console.log(`${folder === 'web' ? 'The web app' : 'The SDK'} is built once, before the first start.`);
  const { build } = await import('vite').catch((cause: unknown) => {
    throw new Error('The web app is not built, and Vite is not installed. Run "npm ci && npm run build".', { cause });
  });
  // Built beside and moved, so that a start that is interrupted leaves no half of it behind.
  const beside = `${target}-${process.pid}`;
  for (const config of configs) await build({ ...config, logLevel: 'warn', build: { outDir: beside } });
  await rm(target, { recursive: true, force: true });
  await rename(beside, target);
}

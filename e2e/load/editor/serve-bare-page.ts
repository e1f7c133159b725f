import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, preview } from 'vite';

export interface BarePage {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Builds the yardstick page for production and serves it, as ours is built and served. */
export async function serveBarePage(): Promise<BarePage> {
  const outDir = await mkdtemp(join(tmpdir(), 'millrace-bare-page-'));
  const settings = {
    configFile: false,
    root: resolve(import.meta.dirname, 'bare-page'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
    preview: { host: '127.0.0.1', port: 0 },
  } as const;
  await build(settings);
  const server = await preview(settings);
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The yardstick page is not served.');
  return {
    url,
    stop: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

const LARGEST_GZIP_BYTES = 5 * 1024;
const root = resolve(import.meta.dirname, '../..');

async function buildSdk(mode: 'module' | 'script'): Promise<string> {
  const outputs = await build({
    root,
    configFile: resolve(root, '.ci/vite.sdk.config.ts'),
    mode,
    logLevel: 'warn',
    build: { write: false },
  });
  // One format without watching gives a list of one.
  const [output] = outputs as Rolldown.RolldownOutput[];
  const chunks = output?.output.filter((file) => file.type === 'chunk') ?? [];
  expect(chunks).toHaveLength(1);
  expect(chunks[0]?.imports).toEqual([]);
  return chunks[0]?.code ?? '';
}

test.each(['module', 'script'] as const)('the SDK as a %s is at most 5 kB gzip and one file', async (mode) => {
  const code = await buildSdk(mode);
  expect(gzipSync(code).length).toBeLessThanOrEqual(LARGEST_GZIP_BYTES);
});

test('the script makes one global, whose host is where the script came from', async () => {
  class HTMLScriptElement {
    readonly src = 'https://millrace.example.com/sdk.js';
  }
  const asked: string[] = [];
  const page = {
    HTMLScriptElement,
    document: { currentScript: new HTMLScriptElement() },
    URL,
    AbortSignal,
    Response,
    crypto,
    TextEncoder,
    setTimeout,
    clearTimeout,
    fetch: async (url: string) => {
      asked.push(url);
      return Response.json({ userId: 'user-1' });
    },
  };
  const before = new Set(Object.keys(page));
  runInNewContext(await buildSdk('script'), page);
  expect(Object.keys(page).filter((name) => !before.has(name))).toEqual(['millrace']);
  await runInNewContext(`millrace.authenticate('p1', 'token')`, page);
  expect(asked).toEqual(['https://millrace.example.com/projects/p1/sdk/me']);
});

import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

const ASSETS = resolve(import.meta.dirname, '../../../dist/web/assets');

export interface FirstLoad {
  /** All scripts that the page asks for, compressed with gzip. */
  readonly scriptKb: number;
  readonly largestPaintMs: number;
}

/** The first visit of a page, with nothing in the browser's cache. */
export async function measureFirstLoad(page: Page, url: string): Promise<FirstLoad> {
  const scripts = new Set<string>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.add(basename(new URL(response.url()).pathname));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const largestPaintMs = await page.evaluate(
    () =>
      new Promise<number>((settle) => {
        new PerformanceObserver((list) => settle(list.getEntries().at(-1)?.startTime ?? NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  const files = [...scripts].filter((name) => name.endsWith('.js') && !name.startsWith('monaco'));
  const sizes = await Promise.all(files.map((name) => compressedSize(name)));
  return { scriptKb: sizes.reduce((sum, size) => sum + size, 0) / 1000, largestPaintMs };
}

/** 0 for scripts outside the folder: they are not the app's. */
async function compressedSize(name: string): Promise<number> {
  const source = await readFile(resolve(ASSETS, name)).catch(() => null);
  return source === null ? 0 : gzipSync(source).length;
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPagePreloads } from './page-preloads.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'millrace-preloads-'));
  await mkdir(join(root, '.vite'));
  const manifest = {
    'index.html': { file: 'assets/app.js' },
    'src/web/pages/workflow-page.tsx': {
      file: 'assets/page.js',
      imports: ['index.html', '_shared.js'],
      css: ['a.css'],
    },
    '_shared.js': { file: 'assets/shared.js', imports: ['_shared.js'] },
  };
  await writeFile(join(root, '.vite', 'manifest.json'), JSON.stringify(manifest));
});
afterAll(() => rm(root, { recursive: true }));

test('the editor’s address names its code, its styles and its first questions', () => {
  const links = createPagePreloads(root)('/p/p1/workflows/w1');
  expect(links.match(/href="[^"]*"/g)).toEqual([
    'href="/assets/page.js"',
    'href="/assets/shared.js"',
    'href="/a.css"',
    'href="/api/session"',
    'href="/api/projects/p1/workflows/w1"',
    'href="/api/projects/p1/app-events"',
    'href="/api/projects/p1/secrets"',
  ]);
});

test('other addresses, and a folder without a build, name nothing', () => {
  expect(createPagePreloads(root)('/p/p1/workflows')).toBe('');
  expect(createPagePreloads(join(root, 'nowhere'))('/p/p1/workflows/w1')).not.toContain('.js');
});

test('whatever stands in an address, it cannot leave the attribute', () => {
  const links = createPagePreloads(root)('/p/%22%3E%3Cscript%3E/workflows/"><script>');
  expect(links).not.toContain('<script>');
  expect(links).toContain('/api/projects/%22%3E%3Cscript%3E/workflows/%22%3E%3Cscript%3E');
});

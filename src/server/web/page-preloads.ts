import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listAppEvents } from '#contract/app-events.ts';
import { getSession } from '#contract/session.ts';
import { listSecrets } from '#contract/settings.ts';
import { getWorkflow } from '#contract/workflows.ts';

interface BuiltModule {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, BuiltModule>>;

/** What a page loads and asks first. */
interface PageNeeds {
  readonly path: RegExp;
  /** Its module, as the manifest of the build calls it. */
  readonly module: string;
  /** Paths of contract routes; their parameters are the named groups of `path`. */
  readonly asks: readonly string[];
}

const APP = 'index.html';
/** The pages that have to be there at once. Each waits for its code and its data, which a browser finds out one by one. */
const PAGES: readonly PageNeeds[] = [
  {
    path: /^\/p\/(?<projectId>[^/]+)\/workflows\/(?<workflowId>[^/]+)$/,
    module: 'src/web/pages/workflow-page.tsx',
    asks: [getSession.path, getWorkflow.path, listAppEvents.path, listSecrets.path],
  },
];

/** Gives `<link>` elements for what the page at a path will want; empty for a page that is not among those, or not built. */
export function createPagePreloads(root: string): (pathname: string) => string {
  const file = join(root, '.vite', 'manifest.json');
  // Written by the build, as this type has it.
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
  const loaded = listModules(manifest, APP, new Set());
  return (pathname) => {
    const page = PAGES.find(({ path }) => path.test(pathname));
    if (page === undefined) return '';
    const modules = [...listModules(manifest, page.module, new Set(loaded))].filter((name) => !loaded.has(name));
    const params = page.path.exec(pathname)?.groups ?? {};
    return [
      ...modules.map((name) => `<link rel="modulepreload" href="/${manifest[name]?.file ?? ''}">`),
      ...modules
        .flatMap((name) => manifest[name]?.css ?? [])
        .map((css) => `<link rel="preload" as="style" href="/${css}">`),
      // As `fetch` asks: with cookies, from our own pages.
      ...page.asks.map((path) => `<link rel="preload" as="fetch" crossorigin href="${fill(path, params)}">`),
    ].join('');
  };
}

function listModules(manifest: Manifest, name: string, seen: Set<string>): ReadonlySet<string> {
  const built = manifest[name];
  if (built === undefined || seen.has(name)) return seen;
  seen.add(name);
  for (const imported of built.imports ?? []) listModules(manifest, imported, seen);
  return seen;
}

/** Parameters come from the address, and go into an attribute: whatever is not plain is written as %xx. */
function fill(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(safelyDecode(params[name] ?? '')));
}

function safelyDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

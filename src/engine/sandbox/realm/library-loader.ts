import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten';
import type { Fetches } from './fetches.ts';
import { unwrap } from './guest-calls.ts';
import { newHostTools } from './host-tools.ts';

/** Puts libraries into a hardened realm, each once, frozen, when a code first names it. */
export type LibraryLoader = {
  /** Names are joined by commas. */
  readonly isLacking: (names: string) => boolean;
  readonly load: (names: string) => void;
};

const TOOLS = new Set(['hash', 'hmac', 'base64', 'uuid']);
const readOwn = lazily((name) => readFileSync(new URL(`./libraries/${name}.js`, import.meta.url), 'utf8'));
const readLodash = lazily(() => {
  const text = readFileSync(fileURLToPath(import.meta.resolve('lodash/lodash.min.js')), 'utf8');
  return `(function(){var module={exports:{}},exports=module.exports;\n${text}\nreturn module.exports})`;
});
// The bundle for browsers puts itself into a window, with a line for the console.
const readDateFns = lazily(() => {
  const text = readFileSync(new URL('cdn.min.js', import.meta.resolve('date-fns/package.json')), 'utf8');
  return `(function(){var window={},console={log(){}};\n${text}\nreturn window.dateFns})`;
});

export function createLibraryLoader(
  context: QuickJSContext,
  addLibraries: QuickJSHandle,
  fetches: Fetches,
): LibraryLoader {
  const loaded = new Set<string>();

  const evaluate = (name: string, source: string): QuickJSHandle =>
    unwrap(context, context.evalCode(source, `host:${name}`));

  function call(fn: QuickJSHandle, ...args: QuickJSHandle[]): QuickJSHandle {
    const result = context.callFunction(fn, context.undefined, ...args);
    for (const handle of [fn, ...args]) handle.dispose();
    return unwrap(context, result);
  }

  /** Evaluates the package's text through our file around it, which gives a list: what to freeze, the library first. */
  function loadPackage(name: string, file: string, source: string): void {
    const made = call(evaluate(file, readOwn(file)), evaluate(name, source));
    const added = context.newObject();
    const library = context.getProp(made, 0);
    context.setProp(added, name, library);
    library.dispose();
    add(added, made);
    loaded.add(name);
  }

  function loadTools(): void {
    const tools = call(evaluate('tools', readOwn('tools')), newHostTools(context));
    add(tools, call(evaluate('values', 'Object.values'), tools.dup()));
    for (const name of TOOLS) loaded.add(name);
  }

  function loadFetch(): void {
    const made = call(evaluate('fetch', readOwn('fetch')), fetches.newHost());
    fetches.connect({ settle: context.getProp(made, 'settle'), forget: context.getProp(made, 'forget') });
    const added = context.newObject();
    const [fetch, hidden] = [context.getProp(made, 'fetch'), context.getProp(made, 'hidden')];
    context.setProp(added, 'fetch', fetch);
    const roots = call(evaluate('roots', '(function(f,h){return[f,...h]})'), fetch, hidden);
    made.dispose();
    add(added, roots);
    loaded.add('fetch');
  }

  /** Consumes both. */
  function add(added: QuickJSHandle, roots: QuickJSHandle): void {
    call(evaluate('freeze-library', readOwn('freeze-library')), roots).dispose();
    call(addLibraries.dup(), added).dispose();
  }

  function loadOne(name: string): void {
    if (name === 'lodash') loadPackage(name, 'lodash', readLodash(''));
    else if (name === 'dateFns') loadPackage(name, 'date-fns', readDateFns(''));
    else if (name === 'fetch') loadFetch();
    else loadTools();
  }

  return {
    isLacking: (names) => names !== '' && !names.split(',').every((name) => loaded.has(name)),
    load: (names) => {
      for (const name of names.split(',')) if (!loaded.has(name)) loadOne(name);
    },
  };
}

/** Each text is read from disk once per thread. */
function lazily(read: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const text = known.get(name) ?? read(name);
    known.set(name, text);
    return text;
  };
}

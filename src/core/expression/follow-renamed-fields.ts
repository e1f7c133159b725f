import type { JsonPath } from '../base/json.ts';
import type { FieldRename } from '../schema/find-renamed-fields.ts';
import type { ReferencePath } from './reference-path.ts';
import type { Reference } from './template.ts';

const MOST_FALLBACKS = 5;

/**
 * Gives the reference that reads renamed fields of the trigger's payload under their new keys; null when it reads none
 * of them. `readsBoth`: it reads the old key where the new one is missing.
 */
export function followRenamedFields(
  reference: Reference,
  renames: readonly FieldRename[],
  readsBoth: boolean,
): Reference | null {
  if (reference.source !== 'trigger') return null;
  const path = renamePath(reference.path, renames);
  if (path === null) return null;
  const known = (reference.orElse ?? []).filter((fallback) => JSON.stringify(fallback) !== JSON.stringify(path));
  const orElse = [...(readsBoth ? [reference.path] : []), ...known].slice(0, MOST_FALLBACKS);
  return { source: 'trigger', path, ...(orElse.length > 0 ? { orElse } : {}) };
}

/** Gives the reference without the old keys of renamed fields as a fallback; null when it has none of them. */
export function stopReadingOldKeys(reference: Reference, renames: readonly FieldRename[]): Reference | null {
  if (reference.source !== 'trigger' || reference.orElse === undefined) return null;
  const { source, path, orElse } = reference;
  const left = orElse.filter((fallback) => renamePath(fallback, renames) === null);
  if (left.length === orElse.length) return null;
  return { source, path, ...(left.length > 0 ? { orElse: left } : {}) };
}

/** Gives the path by new keys; null when nothing on it was renamed. */
function renamePath(path: ReferencePath, renames: readonly FieldRename[]): Reference['path'] | null {
  let isRenamed = false;
  const renamed = path.map((key, index) => {
    const rename = renames.find((one) => one.path.length === index + 1 && leadsAlong(one.path, path));
    if (rename === undefined) return key;
    isRenamed = true;
    return rename.to;
  });
  return isRenamed ? renamed : null;
}

/** A position in the path of a rename stands for any. */
function leadsAlong(start: JsonPath, path: ReferencePath): boolean {
  return start.every((key, index) => (typeof key === 'number' ? typeof path[index] !== 'string' : key === path[index]));
}

import type { JsonPath } from './json.ts';
import { readJsonToken } from './json-token.ts';

/**
 * Renames a key in JSON source text and leaves every other character as it is. `path` leads to the key; a position in
 * it stands for all items of its array. `text` must be valid JSON.
 */
export function renameJsonKey(text: string, path: JsonPath, to: string): string {
  // What surrounds the token: the key that is open in each object, a position for each array.
  const open: (string | number)[] = [];
  let isKey = false;
  let renamed = '';
  let copied = 0;
  for (let token = readJsonToken(text, 0); token.kind !== 'end'; token = readJsonToken(text, token.end)) {
    if (token.kind === '{') {
      open.push('');
      isKey = true;
    } else if (token.kind === '[') {
      open.push(0);
      isKey = false;
    } else if (token.kind === '}' || token.kind === ']') {
      open.pop();
    } else if (token.kind === ',') {
      isKey = typeof open.at(-1) === 'string';
    } else if (token.kind === 'string' && isKey) {
      isKey = false;
      open[open.length - 1] = readKey(text.slice(token.start, token.end));
      if (!isAt(open, path)) continue;
      renamed += text.slice(copied, token.start) + JSON.stringify(to);
      copied = token.end;
    }
  }
  return renamed + text.slice(copied);
}

function readKey(source: string): string {
  // The text of a JSON string.
  return JSON.parse(source) as string;
}

function isAt(open: JsonPath, path: JsonPath): boolean {
  return (
    open.length === path.length &&
    path.every((key, index) => (typeof key === 'number' ? typeof open[index] === 'number' : key === open[index]))
  );
}

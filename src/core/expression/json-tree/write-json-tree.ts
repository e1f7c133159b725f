import type { Template, Token } from '../template.ts';
import type { JsonNode } from './json-node.ts';

/** Writes a tree as JSON text with variables in it, two blanks per level. */
export function writeJsonTree(root: JsonNode): Template {
  const tokens: Token[] = [];
  write(root, '\n', tokens);
  return merge(tokens);
}

/** `line` begins a line at the level of the node. */
function write(node: JsonNode, line: string, tokens: Token[]): void {
  const say = (text: string): void => void tokens.push({ text });
  switch (node.kind) {
    case 'object':
      return writeAll('{}', node.members, line, tokens, ({ name, value }, inner) => {
        say(`${JSON.stringify(name)}: `);
        write(value, inner, tokens);
      });
    case 'list':
      return writeAll('[]', node.items, line, tokens, (item, inner) => write(item, inner, tokens));
    case 'text':
      say('"');
      for (const token of node.value) {
        if ('text' in token) say(JSON.stringify(token.text).slice(1, -1));
        else tokens.push(token);
      }
      return say('"');
    case 'value':
      tokens.push(node.token);
      return undefined;
    case 'number':
      return say(node.source);
    case 'boolean':
      return say(String(node.value));
    case 'null':
      return say('null');
    default:
      return node satisfies never;
  }
}

function writeAll<Item>(
  brackets: '{}' | '[]',
  items: readonly Item[],
  line: string,
  tokens: Token[],
  writeOne: (item: Item, inner: string) => void,
): void {
  const [open = '', close = ''] = brackets;
  if (items.length === 0) return void tokens.push({ text: brackets });
  const inner = `${line}  `;
  for (const [index, item] of items.entries()) {
    tokens.push({ text: `${index === 0 ? open : ','}${inner}` });
    writeOne(item, inner);
  }
  tokens.push({ text: `${line}${close}` });
}

function merge(tokens: readonly Token[]): Template {
  const merged: Token[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    if ('text' in token && last !== undefined && 'text' in last) {
      merged[merged.length - 1] = { text: last.text + token.text };
    } else merged.push(token);
  }
  return merged;
}

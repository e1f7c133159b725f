import { parseJsonText } from '../../base/json-text.ts';
import type { Template } from '../template.ts';
import type { JsonNode } from './json-node.ts';

/** Gives a node another kind, with as much of its value as fits there. A `value` comes of a single variable only. */
export function convertNode(node: JsonNode, kind: JsonNode['kind']): JsonNode {
  if (node.kind === kind) return node;
  switch (kind) {
    case 'text':
      return { kind, value: toTemplate(node) };
    case 'value': {
      const [token, ...rest] = toTemplate(node);
      return token === undefined || 'text' in token || rest.length > 0 ? node : { kind, token };
    }
    case 'number': {
      const source = toTemplate(node)
        .map((token) => ('text' in token ? token.text.trim() : ''))
        .join('');
      return { kind, source: isNumber(source) ? source : '0' };
    }
    case 'boolean':
      return { kind, value: toTemplate(node).some((token) => 'text' in token && token.text.trim() === 'true') };
    case 'null':
      return { kind };
    case 'object':
      return {
        kind,
        members: node.kind === 'list' ? node.items.map((value, at) => ({ name: `${at + 1}`, value })) : [],
      };
    case 'list':
      return { kind, items: node.kind === 'object' ? node.members.map(({ value }) => value) : [] };
    default:
      return kind satisfies never;
  }
}

/**
 * What was typed as the value of a text or a variable. A variable that comes alone keeps its type; one that is left over
 * when the text beside it goes is still a text.
 */
export function toValueNode(before: JsonNode, value: Template): JsonNode {
  const [token, ...rest] = value;
  const isAlone = token !== undefined && !('text' in token) && rest.length === 0;
  const hadOne = before.kind === 'text' && before.value.some((one) => !('text' in one));
  return isAlone && !hadOne ? { kind: 'value', token } : { kind: 'text', value };
}

export function isNumber(source: string): boolean {
  const parsed = parseJsonText(source);
  return parsed.ok && typeof parsed.value === 'number';
}

function toTemplate(node: JsonNode): Template {
  switch (node.kind) {
    case 'text':
      return node.value;
    case 'value':
      return [node.token];
    case 'number':
      return [{ text: node.source }];
    case 'boolean':
      return [{ text: String(node.value) }];
    default:
      return [];
  }
}

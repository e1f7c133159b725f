import type { Fields } from '../step/field.ts';
import type { Config } from './document.ts';
import { isSameJson } from './same-json.ts';

/** Lists the fields whose stored values differ: those of the definition in their order, then unknown ones. */
export function listChangedKeys(before: Config, after: Config, fields: Fields): readonly string[] {
  if (before === after) return [];
  const keys = new Set([...Object.keys(fields), ...Object.keys(before), ...Object.keys(after)]);
  const valueOf = (config: Config, key: string) => (Object.hasOwn(config, key) ? config[key] : undefined);
  return [...keys].filter((key) => !isSameJson(valueOf(before, key), valueOf(after, key)));
}

export function labelOfField(fields: Fields, key: string): string {
  return (Object.hasOwn(fields, key) ? fields[key]?.label : undefined) ?? key;
}

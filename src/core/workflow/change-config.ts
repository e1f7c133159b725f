import type { Config } from './document.ts';
import type { Json } from '../base/json.ts';

/** Gives the config with one field set, or without it where the value is undefined. */
export function setConfigField(config: Config, field: string, value: Json | undefined): Config {
  if (value !== undefined) return { ...config, [field]: value };
  return Object.fromEntries(Object.entries(config).filter(([key]) => key !== field));
}

/** Gives the value that undoes setting a field: left out where the field was not set. */
export function previousValue(config: Config, field: string): { value?: Json } {
  const value = Object.hasOwn(config, field) ? config[field] : undefined;
  return value === undefined ? {} : { value };
}

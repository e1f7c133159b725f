import { isJsonArray, isJsonObject, type Json } from '../base/json.ts';

/** What a record shows in the place of a secret. */
export const SECRET_MASK = '••••••';

/** Shorter secrets would be found by chance in texts that have nothing to do with them. */
const MIN_LENGTH = 4;

/** Gives a function that masks in any JSON value what it has been told is secret; what holds no secret is kept as it is. */
export function createSecretMask(secrets: Iterable<string>): (value: Json) => Json {
  const needles = [...new Set([...secrets].flatMap(listSpellings))].sort((a, b) => b.length - a.length);
  if (needles.length === 0) return (value) => value;
  const maskText = (text: string): string => {
    let masked = text;
    for (const needle of needles) if (masked.includes(needle)) masked = masked.replaceAll(needle, SECRET_MASK);
    return masked;
  };
  return (value) => mask(value, maskText);
}

/** A secret is written differently inside of JSON text and in a URL. */
function listSpellings(secret: string): readonly string[] {
  if (secret.length < MIN_LENGTH) return [];
  const spellings = [secret, JSON.stringify(secret).slice(1, -1)];
  return secret.isWellFormed() ? [...spellings, encodeURIComponent(secret)] : spellings;
}

function mask(value: Json, maskText: (text: string) => string): Json {
  if (typeof value === 'string') return maskText(value);
  if (isJsonArray(value)) {
    const items = value.map((item) => mask(item, maskText));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value);
  const masked = entries.map(([key, item]) => [maskText(key), mask(item, maskText)] as const);
  const isSame = masked.every(([key, item], index) => key === entries[index]?.[0] && item === entries[index][1]);
  return isSame ? value : Object.fromEntries(masked);
}

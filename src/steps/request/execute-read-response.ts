import type { Json } from '#core/base/json.ts';

/** A response body as a value: JSON by its content type, text otherwise, null when empty. What is not UTF-8 comes as base64. */
export function readResponse({
  headers,
  body,
}: {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}): Json {
  if (body.length === 0) return null;
  const text = decodeUtf8(body);
  if (text === null) return { base64: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64') };
  return isJson(headers['content-type'] ?? '') ? parseJson(text) : text;
}

function isJson(contentType: string): boolean {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || type.endsWith('+json');
}

function parseJson(text: string): Json {
  try {
    // What JSON.parse returns is JSON.
    return JSON.parse(text) as Json;
  } catch {
    // Some servers say JSON and send a plain sentence; the sentence is what the builder needs to see.
    return text;
  }
}

function decodeUtf8(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

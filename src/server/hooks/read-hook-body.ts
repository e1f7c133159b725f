import type { FastifyRequest } from 'fastify';
import type { Json } from '#core/base/json.ts';

/** Signatures are over bytes; of JSON these are the ones of its text, which is UTF-8. */
export function readHookBody({ body, sourceText }: FastifyRequest): {
  readonly body: Buffer;
  readonly json: Json | undefined;
} {
  if (body instanceof Buffer) return { body, json: undefined };
  // Parsed by us from JSON.
  return { body: Buffer.from(sourceText), json: sourceText === '' ? undefined : (body as Json) };
}

import type { FastifyRequest } from 'fastify';
import { AppError } from '../app-error.ts';

const MAXIMUM_KEY_LENGTH = 255;

/** The header that makes a repeated request the same one; null: it was not sent. */
export function readIdempotencyKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && key !== '' && key.length <= MAXIMUM_KEY_LENGTH) return key;
  const message = `The header "Idempotency-Key" must have 1 to ${MAXIMUM_KEY_LENGTH} characters.`;
  throw new AppError('invalid_request', message, { details: { fields: ['Idempotency-Key'] } });
}

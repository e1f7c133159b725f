import type { ErrorObject } from 'ajv/dist/2020.js';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseUnavailable } from '#storage/database/is-database-unavailable.ts';
import { isRefusedText } from '#storage/database/is-refused-text.ts';
import { isSendingRequest } from '../sending/measure-sending.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';
import { describeMistakes, type RequestPart } from '../validation/describe-mistakes.ts';

const MOST_MISTAKES = 20;
const SPOKEN_MISTAKES = 3;
const RETRY_AFTER_S = 2;

/** The one place that turns what was thrown into an answer: `{ code, message, details, requestId }`. */
export function answerErrors(
  app: FastifyInstance,
  { onSenderRefused, metrics }: Pick<ServerDeps, 'onSenderRefused' | 'metrics'>,
): void {
  app.setErrorHandler((thrown: FastifyError, request, reply) => {
    const error = toAppError(thrown, request);
    if (error.status === 500) request.log.error({ err: thrown }, 'A request failed.');
    if (isSendingRequest(request)) metrics.sendRefused(error.code);
    if (request.routeOptions.config.policy?.kind === 'sender' && error.status < 500) onSenderRefused(request, error);
    return sendError(request, reply, error);
  });
}

export function sendError(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  if (error.retryAfterS !== undefined) reply.header('Retry-After', String(Math.ceil(error.retryAfterS)));
  const { code, message, details } = error;
  return reply
    .status(error.status)
    .header('Content-Type', 'application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ code, message, details, requestId: request.id });
}

function toAppError(thrown: FastifyError, request: FastifyRequest): AppError {
  if (thrown instanceof AppError) return thrown;
  // Fastify puts there what our validators, which are Ajv's, left in `errors`.
  const validation = thrown.validation as readonly ErrorObject[] | undefined;
  if (validation !== undefined) return invalidRequest(thrown.validationContext ?? 'body', validation);
  if (isDatabaseUnavailable(thrown)) {
    const message = 'The database does not answer at the moment. Try again in a moment.';
    return new AppError('database_unavailable', message, { retryAfterS: RETRY_AFTER_S, cause: thrown });
  }
  if (isRefusedText(thrown)) {
    return new AppError('invalid_request', 'A text contains the character U+0000, which cannot be stored.', {
      cause: thrown,
    });
  }
  return fromFastify(thrown, request);
}

function invalidRequest(part: RequestPart, errors: readonly ErrorObject[]): AppError {
  const mistakes = describeMistakes(part, errors);
  const spoken = mistakes.slice(0, SPOKEN_MISTAKES).map(({ message }) => message);
  const rest = mistakes.length - spoken.length;
  const message = rest === 0 ? spoken.join(' ') : `${spoken.join(' ')} There are ${rest} more mistakes.`;
  return new AppError('invalid_request', message, { details: { fields: mistakes.slice(0, MOST_MISTAKES) } });
}

/** What Fastify refuses before a handler of ours is asked. */
function fromFastify(thrown: FastifyError, request: FastifyRequest): AppError {
  if (thrown.statusCode === 413) {
    const limit = request.routeOptions.bodyLimit;
    const message = `The body is larger than ${limit} bytes, and no more is taken here.`;
    return new AppError('payload_too_large', message, { details: { maxBytes: limit } });
  }
  if (thrown.statusCode === 415) {
    const message = 'Send the body as JSON, with the header "Content-Type: application/json".';
    return new AppError('unsupported_media_type', message, {
      details: { contentType: request.headers['content-type'] ?? null },
    });
  }
  if (thrown.statusCode === 404) return new AppError('not_found', 'There is nothing at this address.');
  if (thrown.statusCode !== undefined && thrown.statusCode >= 400 && thrown.statusCode < 500) {
    return new AppError('invalid_request', 'The request is not valid HTTP as it stands.', { cause: thrown });
  }
  return new AppError('internal_error', 'Something went wrong on our side. The log has more under this request id.', {
    cause: thrown,
  });
}

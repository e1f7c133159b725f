import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { parseJsonText } from '#core/base/json-text.ts';
import { AppError } from '../app-error.ts';

/**
 * Takes JSON, and keeps the text beside the value. Other bodies are refused, except by routes that take any, which get
 * their bytes.
 */
export function takeJsonBodies(app: FastifyInstance): void {
  app.decorateRequest('sourceText', '');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8(body)) return done(new AppError('malformed_json', 'The body is not UTF-8 text.'));
    request.sourceText = body.toString('utf8');
    // Nothing at all is as good as no body: routes whose fields are all optional take it.
    if (request.sourceText === '') return done(null, undefined);
    const parsed = parseJsonText(request.sourceText);
    if (parsed.ok) return done(null, parsed.value);
    const { line, column, offset, message } = parsed.problem;
    const text = `The body is not JSON. Line ${line}, column ${column}: ${message}`;
    return done(new AppError('malformed_json', text, { details: { line, column, offset, reason: message } }));
  });
  app.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.takesAnyBody === true) return done(null, body);
    const contentType = request.headers['content-type'] ?? null;
    const message = 'Send the body as JSON, with the header "Content-Type: application/json".';
    return done(new AppError('unsupported_media_type', message, { details: { contentType } }));
  });
  app.addHook('preValidation', async (request) => {
    if (request.sourceText === '' && request.routeOptions.schema?.body !== undefined) request.body = {};
  });
}

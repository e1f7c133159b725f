import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import type { CallerResponse } from '#engine/ports/response-sink.ts';
import { findFile } from '#storage/files/files.ts';
import { AppError } from '../app-error.ts';

/** Ours to say, whatever a workflow wants. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  'upgrade',
]);

/** Sends what the workflow answers; what is returned afterwards is not sent any more. */
export async function sendResponse(
  pool: Pool,
  projectId: string,
  reply: FastifyReply,
  { status, headers, body }: CallerResponse,
): Promise<void> {
  const content = await readContent(pool, projectId, body);
  for (const [name, value] of headers) if (!OWN_HEADERS.has(name)) reply.header(name, value.replaceAll(/[\r\n]/g, ' '));
  reply.status(status).serializer(String);
  await reply.send(content);
}

async function readContent(pool: Pool, projectId: string, body: CallerResponse['body']): Promise<Buffer | undefined> {
  if (body === null) return undefined;
  if ('text' in body) return Buffer.from(body.text);
  const file = await findFile(pool, projectId, body.fileId);
  if (file === undefined) throw new AppError('run_failed', 'The file that the workflow responded with is gone.');
  return file.content;
}

import { isUtf8 } from 'node:buffer';
import { parse } from 'node:querystring';
import type { Json, JsonObject } from '#core/base/json.ts';
import { AppError } from '../app-error.ts';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** One call may bring so many files. */
const MAX_FILES = 10;

export type SentFile = { readonly name: string; readonly contentType: string; readonly content: Buffer };
/** `files`: by the name of their field; the empty name for a body that is a file itself. */
export type ReadBody = {
  readonly body: Json;
  readonly files: readonly { readonly field: string; readonly file: SentFile }[];
};

/** Reads a body that is not JSON, by its content type: forms as objects, texts as text, and all else as a file. */
export async function readRequestBody(
  content: Buffer,
  contentType: string,
  disposition: string | undefined,
): Promise<ReadBody> {
  const [type = ''] = contentType.toLowerCase().split(';');
  switch (type.trim()) {
    case 'application/x-www-form-urlencoded':
      return { body: readForm(content), files: [] };
    case 'multipart/form-data':
      return readMultipart(content, contentType);
    default:
      if (content.length === 0) return { body: null, files: [] };
      if (type.startsWith('text/') && isUtf8(content)) return { body: content.toString('utf8'), files: [] };
      return { body: null, files: [{ field: '', file: checkFile(asFile(content, type.trim(), disposition)) }] };
  }
}

function readForm(content: Buffer): JsonObject {
  const values = Object.entries(parse(content.toString('utf8')));
  return Object.fromEntries(values.map(([name, value]) => [name, Array.isArray(value) ? value : (value ?? '')]));
}

async function readMultipart(content: Buffer, contentType: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(content), { headers: { 'content-type': contentType } })
    .formData()
    .catch((cause: unknown) => {
      throw new AppError('invalid_request', 'The body is not a multipart form as its header says.', { cause });
    });
  const body: Record<string, Json> = {};
  const files: { field: string; file: SentFile }[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      const before = body[field];
      body[field] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
    } else {
      const file = { name: value.name, contentType: value.type, content: Buffer.from(await value.arrayBuffer()) };
      files.push({ field, file: checkFile(file) });
    }
  }
  if (files.length > MAX_FILES) {
    throw new AppError('payload_too_large', `A call may bring ${MAX_FILES} files, and this one has ${files.length}.`);
  }
  return { body, files };
}

function asFile(content: Buffer, type: string, disposition = ''): SentFile {
  const name = /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? 'body';
  return { name, contentType: type === '' ? 'application/octet-stream' : type, content };
}

function checkFile(file: SentFile): SentFile {
  if (file.content.length <= MAX_FILE_BYTES) return file;
  const message = `The file "${file.name}" is larger than 10 MiB, and no more is taken here.`;
  throw new AppError('payload_too_large', message, { details: { maxBytes: MAX_FILE_BYTES } });
}

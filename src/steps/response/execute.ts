import { isJsonObject, type Json } from '#core/base/json.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { CallerResponse } from '#engine/ports/response-sink.ts';
import { defineExecutor } from '#engine/ports/step-executor.ts';
import { responseStep } from './definition.ts';

type Body = { readonly contentType: string | null; readonly body: CallerResponse['body'] };

export const responseExecutor = defineExecutor({
  definition: responseStep,
  execute: async ({ status, bodyType, json, text, contentType, file, headers }, { respond }) => {
    const made = makeBody(bodyType, { json, text, contentType, file });
    if (made === null) {
      const message = 'The field "File" does not hold a file. Choose a variable such as the file of the request.';
      return {
        kind: 'failed',
        error: { code: 'invalid_field', message, details: { field: 'file' } },
        isRetryable: false,
      };
    }
    const own = headers.map(([name, value]) => [name.toLowerCase(), toText(value)] as const);
    const isTyped = own.some(([name]) => name === 'content-type');
    const typed = made.contentType === null || isTyped ? [] : [['content-type', made.contentType] as const];
    const isFirst = await respond({ status, headers: [...typed, ...own], body: made.body });
    return { kind: 'completed', output: { status, isFirst } };
  },
});

function makeBody(
  bodyType: string,
  given: { readonly json: string; readonly text: Json; readonly contentType: Json; readonly file: Json },
): Body | null {
  switch (bodyType) {
    case 'json':
      return { contentType: 'application/json; charset=utf-8', body: { text: given.json } };
    case 'text': {
      const contentType = toText(given.contentType);
      return {
        contentType: contentType === '' ? 'text/plain; charset=utf-8' : contentType,
        body: { text: toText(given.text) },
      };
    }
    case 'file': {
      const { file } = given;
      if (!isJsonObject(file) || typeof file['fileId'] !== 'string') return null;
      const { contentType } = file;
      return {
        contentType: typeof contentType === 'string' ? contentType : 'application/octet-stream',
        body: { fileId: file['fileId'] },
      };
    }
    default:
      return { contentType: null, body: null };
  }
}

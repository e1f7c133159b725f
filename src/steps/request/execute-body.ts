import { isJsonObject, type Json } from '#core/base/json.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { ResolvedConfig } from '#core/step/field.ts';
import { findFileId, type BodyFiles } from './execute-files.ts';
import type { requestStep } from './definition.ts';

type Config = ResolvedConfig<typeof requestStep.fields>;
export type RequestBody = { readonly content: string | Uint8Array; readonly contentType: string };

/** The body of a request and its type; null: it has none. */
export function buildBody(config: Config, files: BodyFiles): RequestBody | null {
  if (config.method === 'GET' || config.method === 'HEAD') return null;
  switch (config.bodyKind) {
    case 'json':
      return { content: config.bodyJson, contentType: 'application/json' };
    case 'graphql':
      return { content: writeGraphQl(config), contentType: 'application/json' };
    case 'form': {
      const rows = config.bodyForm.map(([key, value]): [string, string] => [key, toText(value)]);
      return { content: new URLSearchParams(rows).toString(), contentType: 'application/x-www-form-urlencoded' };
    }
    case 'multipart':
      return writeMultipart(config.bodyForm, files);
    case 'file': {
      const file = files.get(findFileId(config.bodyFile) ?? '');
      return file === undefined ? null : { content: file.content, contentType: file.contentType };
    }
    case 'xml':
      return { content: toText(config.bodyText), contentType: 'application/xml; charset=utf-8' };
    case 'text': {
      const contentType = config.bodyType.trim();
      return {
        content: toText(config.bodyText),
        contentType: contentType === '' ? 'text/plain; charset=utf-8' : contentType,
      };
    }
    default:
      return null;
  }
}

/** Source: GraphQL over HTTP. */
function writeGraphQl({ graphqlQuery, graphqlVariables }: Config): string {
  const query = JSON.stringify(toText(graphqlQuery));
  return graphqlVariables === '' ? `{"query":${query}}` : `{"query":${query},"variables":${graphqlVariables}}`;
}

/** A value that names a stored file is that file, and so is `{ base64, name?, contentType? }`; any other is a text. */
function writeMultipart(rows: Config['bodyForm'], files: BodyFiles): RequestBody {
  const boundary = chooseBoundary(rows);
  const parts = rows.flatMap(([name, value]) => {
    const { disposition, content } = describePart(value, files);
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quote(name)}"${disposition}\r\n\r\n`;
    return [Buffer.from(head), content, Buffer.from('\r\n')];
  });
  const content = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return { content, contentType: `multipart/form-data; boundary=${boundary}` };
}

function describePart(value: Json, files: BodyFiles): { readonly disposition: string; readonly content: Buffer } {
  const stored = files.get(findFileId(value) ?? '');
  if (stored !== undefined) return asFilePart(stored.name, stored.contentType, Buffer.from(stored.content));
  if (!isJsonObject(value) || typeof value['base64'] !== 'string') {
    return { disposition: '', content: Buffer.from(toText(value)) };
  }
  const { name = 'file', contentType = 'application/octet-stream' } = value;
  return asFilePart(toText(name), toText(contentType), Buffer.from(value['base64'], 'base64'));
}

function asFilePart(name: string, contentType: string, content: Buffer) {
  const type = contentType.replaceAll(/[\r\n]/g, '');
  return { disposition: `; filename="${quote(name)}"\r\nContent-Type: ${type}`, content };
}

/** One that none of the values has; the same for the same values, so that an attempt can be compared with the one before. */
function chooseBoundary(rows: Config['bodyForm']): string {
  const all = JSON.stringify(rows);
  let boundary = '----millrace';
  for (let number = 0; all.includes(boundary); number += 1) boundary = `----millrace${number}`;
  return boundary;
}

/** Source: the HTML standard's way to write names of form data. */
function quote(name: string): string {
  return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}

import { isJsonObject, type Json } from '#core/base/json.ts';
import type { ResolvedConfig } from '#core/step/field.ts';
import type { StepFile } from '#engine/ports/file-store.ts';
import type { StepContext, StepOutcome } from '#engine/ports/step-executor.ts';
import type { requestStep } from './definition.ts';

type Config = Pick<ResolvedConfig<typeof requestStep.fields>, 'bodyKind' | 'bodyForm' | 'bodyFile'>;
export type BodyFiles = ReadonlyMap<string, StepFile>;

/** Reads the files that a body names; a failure when one of them is gone, or is none. */
export async function readBodyFiles(
  { bodyKind, bodyForm, bodyFile }: Config,
  { files }: StepContext,
): Promise<BodyFiles | StepOutcome> {
  const values = bodyKind === 'file' ? [bodyFile] : bodyKind === 'multipart' ? bodyForm.map(([, value]) => value) : [];
  const ids = values.flatMap((value) => findFileId(value) ?? []);
  if (bodyKind === 'file' && ids.length === 0) {
    return fail('The field "File" does not hold a file. Choose a variable such as the file of a request.');
  }
  const found = new Map<string, StepFile>();
  for (const id of ids) {
    const file = await files.read(id);
    if (file === undefined) return fail('A file of the body is not there any more.');
    found.set(id, file);
  }
  return found;
}

/** Undefined: the value names no file. */
export function findFileId(value: Json): string | undefined {
  const id = isJsonObject(value) ? value['fileId'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** As the other side calls it, or as its address ends. */
export function nameFile(headers: Readonly<Record<string, string>>, url: string): string {
  const given = /filename\*?="?(?:UTF-8'')?([^";]+)"?/i.exec(headers['content-disposition'] ?? '')?.[1];
  const last = URL.parse(url)?.pathname.split('/').at(-1);
  const name = decodeName(given ?? last ?? '');
  return name === '' ? 'response' : name;
}

/** What leads into folders, and what nobody sees. */
const UNFIT_IN_NAMES = /[\\/\p{Cc}]/gu;

function decodeName(text: string): string {
  // A name, and no way into folders.
  const plain = text.replaceAll(UNFIT_IN_NAMES, '_').slice(0, 255);
  try {
    return decodeURIComponent(plain).replaceAll(UNFIT_IN_NAMES, '_');
  } catch {
    return plain;
  }
}

function fail(message: string): StepOutcome {
  return { kind: 'failed', error: { code: 'file_missing', message }, isRetryable: false };
}

import type { JsonObject } from '#core/base/json.ts';

/** How values name a stored file; `size` in bytes. */
export type FileReference = JsonObject & {
  readonly fileId: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
};
export type StepFile = { readonly name: string; readonly contentType: string; readonly content: Uint8Array };

/** The files of projects, which workflows hand on by reference. */
export interface FileStore {
  save(projectId: string, file: StepFile): Promise<FileReference>;
  /** Undefined: the project has no such file, or not any more. */
  read(projectId: string, fileId: string): Promise<StepFile | undefined>;
}

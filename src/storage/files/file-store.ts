import type { Pool } from 'pg';
import { isUuid } from '#core/base/uuid-v7.ts';
import type { FileStore } from '#engine/ports/file-store.ts';
import { findFile, insertFile } from './files.ts';

/** The engine's file store on Postgres. */
export function createFileStore(pool: Pool, createId: () => string): FileStore {
  return {
    save: async (projectId, { name, contentType, content }) => {
      const id = createId();
      await insertFile(pool, { id, projectId, name, contentType, content: Buffer.from(content) });
      return { fileId: id, name, contentType, size: content.length };
    },
    read: async (projectId, fileId) => (isUuid(fileId) ? findFile(pool, projectId, fileId) : undefined),
  };
}

import { open, rename, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { streamCluster } from './stream-cluster.ts';
import { formatTarFile } from './tar.ts';

export type BackupEntry = { readonly name: string; readonly content: Buffer };

/**
 * Writes one compressed archive: the given entries, then the cluster. It has its name only once it is whole and on disk;
 * only its owner may read it.
 */
export async function writeBackup(
  connectionString: string,
  entries: readonly BackupEntry[],
  path: string,
  modifiedAt: Date,
): Promise<void> {
  const unfinished = `${path}.unfinished-${crypto.randomUUID()}`;
  const cluster = await streamCluster(connectionString);
  try {
    const archive = async function* (): AsyncGenerator<Buffer> {
      for (const { name, content } of entries) yield formatTarFile(name, content, modifiedAt);
      yield* cluster as AsyncIterable<Buffer>;
    };
    // The disk and the network are slower than more of it would save; the database's pages shrink well enough.
    await pipeline(archive, createGzip({ level: 1 }), createWriteStream(unfinished, { mode: 0o600, flags: 'wx' }));
    const file = await open(unfinished, 'r+');
    await file.sync();
    await file.close();
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    cluster.destroy();
  }
}

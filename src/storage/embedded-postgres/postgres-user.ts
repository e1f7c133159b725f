import { spawnSync } from 'node:child_process';
import { chown, lchown, lstat, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Who PostgreSQL runs as. It refuses root, so root lends it another user, or a user namespace that looks like one. */
export interface PostgresUser {
  /** Empty: as ourselves. */
  readonly credentials: Partial<Credentials>;
  /** Goes in front of the program and its arguments. */
  readonly prefix: readonly string[];
}

interface Credentials {
  readonly uid: number;
  readonly gid: number;
}

const OURSELVES: PostgresUser = { credentials: {}, prefix: [] };
const USER_NAMESPACE: PostgresUser = {
  credentials: {},
  prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'],
};

/** Finds a user who can run the program and enter the folder. */
export async function getPostgresUser(program: string, directory: string): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return OURSELVES;
  const users = (await listServiceUsers()).map((credentials): PostgresUser => ({ credentials, prefix: [] }));
  const able = [...users, USER_NAMESPACE].find((user) => canRun(user, program, directory));
  if (able) return able;
  throw new Error(
    `PostgreSQL does not run as root, and neither the user "postgres" nor "nobody" can reach both ${program} and ${directory}. ` +
      'Start Millrace as another user, put both where every user may enter, or set DATABASE_URL.',
  );
}

/** Hands a folder and all it holds to that user. Does nothing when it is theirs already. */
export async function giveFolder(user: PostgresUser, directory: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid = 0, gid = 0 } = user.credentials;
  if ((await lstat(directory)).uid === uid) return;
  for (const entry of await readdir(directory, { recursive: true })) await lchown(join(directory, entry), uid, gid);
  // Last, because it is what tells the next start that all of it was done.
  await chown(directory, uid, gid);
}

async function listServiceUsers(): Promise<readonly Credentials[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  return ['postgres', 'nobody'].flatMap((name) => {
    const line = lines.find(([candidate]) => candidate === name);
    const uid = Number(line?.[2] ?? 0);
    // macOS gives "nobody" the uid -2, which cannot be handed to a child process.
    return uid > 0 ? [{ uid, gid: Number(line?.[3]) }] : [];
  });
}

function canRun(user: PostgresUser, program: string, directory: string): boolean {
  const [command = 'sh', ...rest] = [
    ...user.prefix,
    'sh',
    '-c',
    'cd "$1" && exec "$2" --version',
    'sh',
    directory,
    program,
  ];
  return spawnSync(command, rest, { ...user.credentials, cwd: '/', stdio: 'ignore' }).status === 0;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild, type Child } from './start-child.ts';

/** A durable PostgreSQL that can be killed and started again at the same address. */
export interface KillablePostgres {
  readonly connectionString: string;
  /** Ends the server as a crash would; resolves when it is gone. */
  readonly kill9: () => Promise<void>;
  /** Starts it again; resolves when it accepts connections. */
  readonly startAgain: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./postgres-process.ts', import.meta.url));

export async function startKillablePostgres(directory: string): Promise<KillablePostgres> {
  let child: Child = await startChild(PROGRAM, [directory]);
  return {
    connectionString: child.address,
    kill9: async () => {
      const [pid] = (await readFile(join(directory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      await child.exited;
    },
    startAgain: async () => {
      child = await startChild(PROGRAM, [directory]);
    },
    stop: () => child.stop(),
  };
}

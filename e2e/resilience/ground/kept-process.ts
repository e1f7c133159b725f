import { setTimeout as pause } from 'node:timers/promises';
import { waitUntil } from '../../fixtures/wait-until.ts';
import { startMillrace, type Millrace, type StartOptions } from '../../fixtures/start-millrace.ts';

/** A Millrace process that is started again as soon as it leaves, as an operator's supervisor does. */
export interface KeptProcess {
  readonly name: string;
  /** Of the latest start; stays the same for processes that answer HTTP. */
  readonly url: string;
  /** undefined while it starts. */
  readonly pid: () => number | undefined;
  /** Kills it with -9, as a crash would. The next start follows at once. */
  readonly kill9: () => void;
  /** Tells it to leave, and gives its exit code once it is up again. */
  readonly restart: () => Promise<number | null>;
  /** Times that it left, or could not start, without having been killed by us; with its last words. */
  readonly unasked: readonly string[];
  readonly stop: () => Promise<void>;
}

const RESTART_LIMIT_MS = 60_000;
const PAUSE_AFTER_FAILED_START_MS = 500;

export async function keepProcess(name: string, options: StartOptions): Promise<KeptProcess> {
  let current: Millrace | undefined = await startMillrace(options);
  const { url } = current;
  const unasked: string[] = [];
  let isKilled = false;
  let isStopping = false;

  const keep = async (): Promise<void> => {
    while (!isStopping) {
      if (current === undefined) {
        current = await startMillrace(options).catch(() => undefined);
        if (current === undefined) await pause(PAUSE_AFTER_FAILED_START_MS);
        continue;
      }
      await current.exited;
      if (!isKilled && !isStopping) unasked.push(`${name} left by itself. ${current.readOutput()}`);
      isKilled = false;
      current = undefined;
    }
  };
  const keeping = keep();
  return {
    name,
    url,
    unasked,
    pid: () => current?.pid,
    kill9: () => {
      if (current === undefined) return;
      isKilled = true;
      process.kill(current.pid, 'SIGKILL');
    },
    restart: async () => {
      const leaving = current;
      if (leaving === undefined) throw new Error(`${name} is not up.`);
      isKilled = true;
      process.kill(leaving.pid, 'SIGTERM');
      const code = await leaving.exited;
      const isUp = (): true | undefined => (current !== undefined && current !== leaving ? true : undefined);
      await waitUntil(`${name} to be up again`, isUp, RESTART_LIMIT_MS);
      return code;
    },
    stop: async () => {
      isStopping = true;
      await current?.stop();
      await keeping;
      await current?.stop();
    },
  };
}

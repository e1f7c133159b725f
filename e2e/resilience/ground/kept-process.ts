import { setTimeout as pause } from 'node:timers/promises';
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
  /** Times that it left, or could not start, without having been killed by us; with its last words. */
  readonly unasked: readonly string[];
  readonly stop: () => Promise<void>;
}

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
    stop: async () => {
      isStopping = true;
      await current?.stop();
      await keeping;
      await current?.stop();
    },
  };
}

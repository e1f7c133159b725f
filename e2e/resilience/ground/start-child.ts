import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program of ours in a process of its own, so that it can be killed. */
export interface Child {
  readonly pid: number;
  /** What it said after "ready". */
  readonly address: string;
  readonly exited: Promise<void>;
  /** Asks it to leave, and waits. */
  readonly stop: () => Promise<void>;
}

const START_LIMIT_MS = 60_000;

/** Starts a TypeScript file and waits for its line "ready <address>". It leaves when its input ends, as it does with us. */
export async function startChild(file: string, args: readonly string[]): Promise<Child> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  // It may be gone already when we are.
  child.stdin.on('error', () => undefined);
  const address = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`${file} took too long to start.`)), START_LIMIT_MS);
    createInterface(child.stdout).on('line', (line) => {
      if (!line.startsWith('ready ')) return;
      clearTimeout(limit);
      resolve(line.slice('ready '.length));
    });
    void exited.then(() => {
      clearTimeout(limit);
      reject(new Error(`${file} left before it was ready.`));
    });
  });
  return {
    pid: child.pid ?? 0,
    address,
    exited,
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

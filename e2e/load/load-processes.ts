import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SendJob, SendReport, SinkCommand, SinkMessage } from './messages.ts';

type SinkReport = Extract<SinkMessage, { kind: 'report' }>;

export interface Sink {
  readonly url: string;
  /** Forgets what came before. */
  readonly expect: (count: number) => void;
  /** Settles when each expected event has come, or nothing at all has come for a while. */
  readonly collect: () => Promise<SinkReport>;
  readonly stop: () => void;
}
export interface Sender {
  readonly send: (job: SendJob) => Promise<SendReport>;
  readonly stop: () => void;
}

const QUIET_LIMIT_MS = 15_000;

/** `latencyMs`: how long it takes to answer. */
export async function startSink({ latencyMs = 0 }: { readonly latencyMs?: number } = {}): Promise<Sink> {
  const child = startProcess('sink-process.ts', String(latencyMs));
  const waiting = new Map<SinkMessage['kind'], (message: SinkMessage) => void>();
  child.on('message', (message: SinkMessage) => waiting.get(message.kind)?.(message));
  const command = (sent: SinkCommand): void => void child.send(sent);
  const receive = (kind: SinkMessage['kind']): Promise<SinkMessage> =>
    new Promise((resolve) => waiting.set(kind, resolve));
  const report = async (): Promise<SinkReport> => {
    const answer = receive('report');
    command({ kind: 'report' });
    // Only this kind settles it.
    return (await answer) as SinkReport;
  };
  const listening = (await receive('listening')) as Extract<SinkMessage, { kind: 'listening' }>;
  let complete: Promise<SinkMessage> = Promise.reject(new Error('Nothing is expected yet.'));
  complete.catch(() => undefined);
  return {
    url: `http://127.0.0.1:${listening.port}/contacts`,
    expect: (count) => {
      complete = receive('complete');
      command({ kind: 'expect', count });
    },
    collect: async () => {
      for (let before = -1; ;) {
        const isComplete = await Promise.race([complete.then(() => true), quietPeriod()]);
        const found = await report();
        if (isComplete || found.requestCount === before) return found;
        before = found.requestCount;
      }
    },
    stop: () => child.disconnect(),
  };
}

export function startSender(): Sender {
  const child = startProcess('sender-process.ts');
  return {
    send: async (job) => {
      child.send(job);
      // The sender answers each job with one report.
      const [report] = (await once(child, 'message')) as [SendReport];
      return report;
    },
    stop: () => child.disconnect(),
  };
}

function startProcess(file: string, ...given: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, file), given, { serialization: 'advanced' });
}

function quietPeriod(): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(resolve, QUIET_LIMIT_MS, false).unref();
  });
}

import { Worker } from 'node:worker_threads';
import type { HttpResult } from '../ports/http-client.ts';
import { createFetchDesk, type FetchDesk } from './fetch-desk.ts';
import type { PendingCall } from './pending-call.ts';
import { timeoutMessage } from './realm/read-answer.ts';
import * as protocol from './thread-protocol.ts';
import type { HostMessage, ThreadBatch, ThreadCall, ThreadFetch } from './thread-protocol.ts';

const STACK_MB = 32;
const WATCH_EVERY_MS = 20;
/** A call that runs longer than this no longer has others waiting behind it. */
const SLOW_AFTER_MS = 40;
/** What QuickJS cannot interrupt is ended with its thread, this long after the time limit. */
const GRACE_MS = 500;

/** Calls that may fetch wait for long: they have slots of their own, so that the others find room. */
export type Lane = 'plain' | 'fetching';

export type SandboxThread = {
  readonly isReady: () => boolean;
  /** How many calls of a lane it takes now; none while a slow call runs. */
  readonly countFreeSlots: (lane: Lane) => number;
  readonly send: (calls: readonly PendingCall[]) => void;
  readonly close: () => Promise<void>;
};

export type ThreadListener = {
  /** Calls were answered: there is room. */
  readonly onFreed: () => void;
  /** Calls that did not start, or may start again; they go first. */
  readonly onReturned: (calls: readonly PendingCall[]) => void;
  /** The thread takes no more calls, and would go on with those that are suspended. False: it must not. */
  readonly onDraining: (thread: SandboxThread) => boolean;
  /** The thread is of no more use. */
  readonly onStopped: (thread: SandboxThread) => void;
};

/** The host's side of one worker thread. */
export function createSandboxThread(now: () => number, listener: ThreadListener): SandboxThread {
  const cells = new Int32Array(new SharedArrayBuffer(protocol.SHARED_CELLS * Int32Array.BYTES_PER_ELEMENT));
  Atomics.store(cells, protocol.RUNNING_SLOT, protocol.STILL_BOOTING);
  const worker = new Worker(new URL('./sandbox-worker.ts', import.meta.url), {
    workerData: cells,
    env: {},
    resourceLimits: { stackSizeMb: STACK_MB },
  });
  /** Taken slots. Null: the call went elsewhere, and the thread has not acknowledged that yet. */
  const slots = new Map<number, PendingCall | null>();
  const freeSlots: Readonly<Record<Lane, number[]>> = {
    plain: Array.from({ length: protocol.SLOTS_PER_THREAD }, (_, index) => index),
    fetching: Array.from({ length: protocol.FETCH_SLOTS_PER_THREAD }, (_, index) => protocol.SLOTS_PER_THREAD + index),
  };
  /** By slot, of the calls that may fetch. */
  const desks = new Map<number, FetchDesk>();
  let isStopped = false;
  let isDraining = false;
  let isSlow = false;
  let watch: NodeJS.Timeout | null = null;
  let seenStartedCount = -1;
  let seenAt = 0;

  worker.on('message', (batch: ThreadBatch) => {
    for (const { slot, outcome } of batch.answers) {
      const pending = slots.get(slot);
      release(slot);
      if (outcome !== null) pending?.answer(outcome);
    }
    for (const fetch of batch.fetches) void answerFetch(fetch);
    isSlow = false;
    if (batch.state === 'retired') stop(returnCalls);
    else if (batch.state === 'draining') drain();
    else listener.onFreed();
  });
  worker.on('error', (cause) => stop(() => failOrReturnCalls(cause)));
  worker.on('exit', () => stop(() => failOrReturnCalls(new Error('The sandbox thread ended by itself.'))));

  function isReady(): boolean {
    return Atomics.load(cells, protocol.RUNNING_SLOT) !== protocol.STILL_BOOTING;
  }

  function move(slot: number, from: number, to: number): boolean {
    return Atomics.compareExchange(cells, protocol.FIRST_SLOT + slot, from, to) === from;
  }

  function release(slot: number): void {
    slots.delete(slot);
    const lane = slot < protocol.SLOTS_PER_THREAD ? 'plain' : 'fetching';
    freeSlots[lane].push(slot);
    if (lane === 'plain') return;
    desks.get(slot)?.close();
    desks.delete(slot);
  }

  function withdraw(slot: number): void {
    const isUnstarted = move(slot, protocol.SLOT_WAITING, protocol.SLOT_WITHDRAWN);
    if (!isUnstarted) move(slot, protocol.SLOT_STARTED, protocol.SLOT_INTERRUPTED);
    const desk = desks.get(slot);
    if (desk === undefined) return;
    desk.close();
    post({ kind: 'drop', slot });
  }

  function post(message: HostMessage): void {
    if (!isStopped) worker.postMessage(message);
  }

  async function answerFetch({ slot, request }: ThreadFetch): Promise<void> {
    const desk = desks.get(slot);
    if (desk === undefined) return;
    const answer = await desk.send(request);
    // The slot may be another call's by now.
    if (desks.get(slot) === desk) post({ kind: 'fetched', slot, number: request.number, answer: toOwnBytes(answer) });
  }

  function send(calls: readonly PendingCall[]): void {
    const messages: ThreadCall[] = [];
    for (const pending of calls) {
      const { projectId, code, parametersJson, fetch } = pending.call;
      const slot = freeSlots[findLane(pending)].pop();
      if (slot === undefined) throw new Error('A sandbox thread was given more calls than it has slots.');
      slots.set(slot, pending);
      Atomics.store(cells, protocol.FIRST_SLOT + slot, protocol.SLOT_WAITING);
      pending.placement = { withdraw: () => withdraw(slot) };
      if (fetch !== undefined) {
        desks.set(slot, createFetchDesk(fetch));
        pending.begin();
      }
      const { timeoutMs, outputBytes } = pending.limits;
      messages.push({
        slot,
        projectId,
        code,
        parametersJson,
        libraries: listLibraries(pending),
        timeoutMs,
        outputBytes,
      });
    }
    post({ kind: 'calls', calls: messages });
    watch ??= setTimeout(look, WATCH_EVERY_MS);
  }

  function look(): void {
    watch = null;
    if (isStopped || slots.size === 0) return;
    const running = Atomics.load(cells, protocol.RUNNING_SLOT);
    const startedCount = Atomics.load(cells, protocol.STARTED_COUNT);
    if (running < 0 || startedCount !== seenStartedCount) {
      seenStartedCount = startedCount;
      seenAt = now();
      isSlow = false;
    }
    const elapsed = now() - seenAt;
    const limit = slots.get(running)?.limits.timeoutMs ?? 0;
    if (running >= 0 && elapsed > limit + GRACE_MS) return stop(() => endOverdueCall(running));
    watch = setTimeout(look, WATCH_EVERY_MS);
    if (running >= 0 && elapsed > SLOW_AFTER_MS && !isSlow) {
      isSlow = true;
      listener.onReturned(takeUnstarted());
    }
  }

  function takeUnstarted(): readonly PendingCall[] {
    const unstarted: PendingCall[] = [];
    for (const [slot, pending] of slots) {
      if (pending === null || !move(slot, protocol.SLOT_WAITING, protocol.SLOT_WITHDRAWN)) continue;
      slots.set(slot, null);
      pending.placement = null;
      unstarted.push(pending);
    }
    return unstarted;
  }

  function drain(): void {
    if (isDraining) return;
    isDraining = listener.onDraining(thread);
    if (!isDraining) return stop(returnCalls);
    listener.onReturned(takeUnstarted());
  }

  function endOverdueCall(running: number): void {
    const overdue = slots.get(running);
    overdue?.fail({ code: 'code_timeout', message: timeoutMessage(overdue.limits.timeoutMs) });
    returnCalls();
  }

  function failOrReturnCalls(cause: Error): void {
    if (isReady()) return returnCalls();
    for (const pending of slots.values()) pending?.reject(new Error('The sandbox thread did not start.', { cause }));
  }

  /** What started and has no answer was lost with the thread. */
  function returnCalls(): void {
    const returned = [...takeUnstarted()];
    for (const pending of slots.values()) {
      if (pending === null || pending.isSettled()) continue;
      pending.placement = null;
      if (pending.mayRunAgain()) returned.push(pending);
      else pending.fail({ code: 'code_error', message: 'The code broke the sandbox twice.' });
    }
    listener.onReturned(returned);
  }

  function stop(settleCalls: () => void): void {
    if (isStopped) return;
    isStopped = true;
    if (watch !== null) clearTimeout(watch);
    listener.onStopped(thread);
    settleCalls();
    slots.clear();
    closeDesks();
  }

  function closeDesks(): void {
    for (const desk of desks.values()) desk.close();
    desks.clear();
  }

  const thread: SandboxThread = {
    isReady,
    countFreeSlots: (lane) => (isStopped || isDraining || isSlow ? 0 : freeSlots[lane].length),
    send,
    close: async () => {
      isStopped = true;
      if (watch !== null) clearTimeout(watch);
      closeDesks();
      await worker.terminate();
    },
  };
  return thread;
}

export function findLane({ call }: PendingCall): Lane {
  return call.fetch === undefined ? 'plain' : 'fetching';
}

function listLibraries({ call: { libraries, fetch } }: PendingCall): string {
  if (libraries === undefined) return '';
  return (fetch === undefined ? libraries.filter((name) => name !== 'fetch') : libraries).join(',');
}

/** A message carries all of the memory that bytes are a part of. */
function toOwnBytes(answer: HttpResult): HttpResult {
  return answer.status === 'failed' ? answer : { ...answer, body: Uint8Array.from(answer.body) };
}

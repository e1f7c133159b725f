import type { Sandbox, SandboxCall, SandboxResult } from '../ports/sandbox.ts';
import { createPendingCall, type PendingCall } from './pending-call.ts';
import { createSandboxThread, findLane, type Lane, type SandboxThread } from './sandbox-thread.ts';

export type SandboxOptions = {
  /** Most threads at a time. The first starts with the first call, another when the first is held up. Default 2. */
  readonly threads?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
};

/**
 * Runs builders' code in QuickJS, in worker threads, without access to the host. Calls of one project share a hardened
 * realm and cannot leave anything in it; projects share nothing. Time limit 5 s, with all that the code waits for 60 s,
 * and output 1 MiB unless a call says otherwise, memory 128 MB per thread.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const maxThreads = options.threads ?? 2;
  const now = options.now ?? (() => performance.now());
  const threads = new Set<SandboxThread>();
  /** Threads that take no more calls, until those that wait there have ended. */
  const draining = new Set<SandboxThread>();
  const stopping = new Set<Promise<void>>();
  const open = new Set<PendingCall>();
  const queues: Readonly<Record<Lane, PendingCall[]>> = { plain: [], fetching: [] };
  let isDispatchPlanned = false;
  let isClosed = false;

  // Calls of one turn of the event loop travel in one message.
  function planDispatch(): void {
    if (isDispatchPlanned || isClosed) return;
    isDispatchPlanned = true;
    queueMicrotask(() => {
      isDispatchPlanned = false;
      if (isClosed) return;
      dispatch('plain');
      dispatch('fetching');
    });
  }

  function dispatch(lane: Lane): void {
    const queue = queues[lane];
    while (queue.length > 0) {
      const thread = findThread(lane);
      if (thread === undefined) return;
      const calls = queue.splice(0, thread.countFreeSlots(lane)).filter((pending) => !pending.isSettled());
      if (calls.length > 0) thread.send(calls);
    }
  }

  function findThread(lane: Lane): SandboxThread | undefined {
    for (const thread of threads) if (thread.countFreeSlots(lane) > 0) return thread;
    const isOneStarting = [...threads].some((thread) => !thread.isReady());
    return isOneStarting || threads.size >= maxThreads ? undefined : startThread();
  }

  function startThread(): SandboxThread {
    const thread = createSandboxThread(now, {
      onFreed: planDispatch,
      onReturned: (calls) => {
        for (const pending of calls.toReversed()) queues[findLane(pending)].unshift(pending);
        planDispatch();
      },
      onDraining: (full) => {
        if (draining.size >= maxThreads) return false;
        threads.delete(full);
        draining.add(full);
        return true;
      },
      onStopped: (stopped) => {
        threads.delete(stopped);
        draining.delete(stopped);
        const end = stopped.close();
        stopping.add(end);
        void end.then(() => stopping.delete(end));
      },
    });
    threads.add(thread);
    return thread;
  }

  async function run(call: SandboxCall): Promise<SandboxResult> {
    if (isClosed) throw new Error('The sandbox is closed.');
    const pending = createPendingCall(call);
    open.add(pending);
    queues[findLane(pending)].push(pending);
    planDispatch();
    try {
      return await pending.result;
    } finally {
      open.delete(pending);
    }
  }

  async function close(): Promise<void> {
    isClosed = true;
    for (const pending of open) pending.fail({ code: 'cancelled', message: 'The sandbox was closed.' });
    await Promise.all([...threads, ...draining].map((thread) => thread.close()).concat([...stopping]));
    threads.clear();
    draining.clear();
  }

  return { run, close };
}

import { FIRST_SLOT, SLOT_INTERRUPTED } from '../thread-protocol.ts';

/** Why QuickJS was told to stop the running call. */
export type Interruption = 'code_timeout' | 'cancelled';

/** The deadline of the call that runs; QuickJS asks it every few thousand operations. */
export type CallClock = {
  readonly begin: (slot: number, timeoutMs: number) => void;
  readonly shouldInterrupt: () => boolean;
  readonly findInterruption: () => Interruption | null;
  /** What is left of the time of the running call. */
  readonly remainingMs: () => number;
  /** What runs from here on is our own and is not interrupted. */
  readonly end: () => void;
};

/** `onLook` is called each time QuickJS asks, which is the only chance to do anything while code runs. */
export function createCallClock(cells: Int32Array, now: () => number, onLook: () => void): CallClock {
  let cell = FIRST_SLOT;
  let deadline = Number.POSITIVE_INFINITY;
  let interruption: Interruption | null = null;

  function shouldInterrupt(): boolean {
    if (deadline === Number.POSITIVE_INFINITY) return false;
    if (interruption !== null) return true;
    onLook();
    if (Atomics.load(cells, cell) === SLOT_INTERRUPTED) interruption = 'cancelled';
    else if (now() > deadline) interruption = 'code_timeout';
    return interruption !== null;
  }

  return {
    begin: (slot, timeoutMs) => {
      cell = FIRST_SLOT + slot;
      deadline = now() + timeoutMs;
      interruption = null;
    },
    shouldInterrupt,
    findInterruption: () => interruption,
    remainingMs: () => Math.max(0, deadline - now()),
    end: () => {
      deadline = Number.POSITIVE_INFINITY;
    },
  };
}

import { parentPort, workerData } from 'node:worker_threads';
import { newQuickJSWASMModule, newVariant, RELEASE_SYNC } from 'quickjs-emscripten';
import { createCallClock } from './realm/call-clock.ts';
import { createRealmPool } from './realm/realm-pool.ts';
import * as protocol from './thread-protocol.ts';
import type { ThreadAnswer, ThreadBatch, ThreadCall, ThreadOutcome } from './thread-protocol.ts';

/** Answers of calls that are done do not wait longer than this for a slower one behind them. */
const MAX_HELD_MS = 1;

const port = parentPort;
if (port === null) throw new Error('The sandbox worker runs in a worker thread only.');
// The host passes exactly this; see sandbox-thread.ts.
const cells = workerData as Int32Array;
const now = (): number => performance.now();

const wasmMemory = new WebAssembly.Memory({
  initial: protocol.MEMORY_PAGES_AT_START,
  maximum: protocol.MAX_MEMORY_PAGES,
});
const clock = createCallClock(cells, now, flushHeld);
const realms = createRealmPool(await newQuickJSWASMModule(newVariant(RELEASE_SYNC, { wasmMemory })), clock);

let held: ThreadAnswer[] = [];
let lastFlushAt = 0;
let isRetired = false;
Atomics.store(cells, protocol.RUNNING_SLOT, protocol.NOTHING_RUNS);

port.on('message', (calls: readonly ThreadCall[]) => {
  lastFlushAt = now();
  for (const call of calls) {
    if (isRetired) return;
    answer(call);
    flushHeld();
  }
  flush();
});

function flushHeld(): void {
  if (now() - lastFlushAt >= MAX_HELD_MS) flush();
}

function flush(): void {
  lastFlushAt = now();
  if (held.length === 0 && !isRetired) return;
  port?.postMessage({ answers: held, isRetired } satisfies ThreadBatch);
  held = [];
}

function answer(call: ThreadCall): void {
  const cell = protocol.FIRST_SLOT + call.slot;
  const before = Atomics.compareExchange(cells, cell, protocol.SLOT_WAITING, protocol.SLOT_STARTED);
  if (before !== protocol.SLOT_WAITING) {
    held.push({ slot: call.slot, outcome: null });
    return;
  }
  Atomics.add(cells, protocol.STARTED_COUNT, 1);
  Atomics.store(cells, protocol.RUNNING_SLOT, call.slot);
  // First the outcome, then the list: a slow call flushes, and with that replaces, the list while it runs.
  const outcome = runCall(call);
  held.push({ slot: call.slot, outcome });
  Atomics.store(cells, protocol.RUNNING_SLOT, protocol.NOTHING_RUNS);
  if (isRetired) flush();
}

function runCall(call: ThreadCall): ThreadOutcome {
  try {
    const realm = realms.getRealm(call.projectId);
    const outcome = realm.run(call);
    realms.release(call.projectId, realm);
    const hasGrown = wasmMemory.buffer.byteLength > protocol.RETIRE_AT_BYTES;
    if (hasGrown || outcome.error?.code === 'code_out_of_memory') isRetired = true;
    return outcome;
  } catch (error) {
    // The module is in an unknown state: nothing of it is used again.
    isRetired = true;
    const reason = error instanceof RangeError ? 'it nests too deeply' : 'it broke the JavaScript engine';
    return { error: { code: 'code_error', message: `The code cannot run: ${reason}.` }, logsJson: '' };
  }
}

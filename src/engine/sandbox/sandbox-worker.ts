import { parentPort, workerData } from 'node:worker_threads';
import { newQuickJSWASMModule, newVariant, RELEASE_SYNC } from 'quickjs-emscripten';
import { createCallClock } from './realm/call-clock.ts';
import type { Realm } from './realm/realm.ts';
import { createRealmPool } from './realm/realm-pool.ts';
import * as protocol from './thread-protocol.ts';
import type {
  HostMessage,
  ThreadAnswer,
  ThreadBatch,
  ThreadCall,
  ThreadFetch,
  ThreadOutcome,
  ThreadState,
} from './thread-protocol.ts';

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
const quickJs = await newQuickJSWASMModule(newVariant(RELEASE_SYNC, { wasmMemory }));
const realms = createRealmPool(quickJs, clock, (fetch) => heldFetches.push(fetch));

/** Calls that wait for what they fetched, by slot. */
const suspended = new Map<number, { readonly call: ThreadCall; readonly realm: Realm }>();
let held: ThreadAnswer[] = [];
let heldFetches: ThreadFetch[] = [];
let lastFlushAt = 0;
/** `broken`: nothing of the module is used again, not even for calls that are suspended. */
let state: 'open' | 'draining' | 'broken' = 'open';
let toldState: ThreadState = 'open';
Atomics.store(cells, protocol.RUNNING_SLOT, protocol.NOTHING_RUNS);

port.on('message', (message: HostMessage) => {
  lastFlushAt = now();
  take(message);
  flush();
});

function take(message: HostMessage): void {
  switch (message.kind) {
    case 'calls':
      for (const call of message.calls) {
        if (state !== 'open') return;
        begin(call);
        flushHeld();
      }
      return;
    case 'fetched': {
      const waiting = suspended.get(message.slot);
      if (waiting === undefined || state === 'broken') return;
      suspended.delete(message.slot);
      return work(waiting.call, waiting.realm, () => waiting.realm.resume(message.number, message.answer));
    }
    case 'drop': {
      const dropped = suspended.get(message.slot);
      if (dropped === undefined || state === 'broken') return;
      suspended.delete(message.slot);
      end(dropped.call, dropped.realm, null);
    }
  }
}

function begin(call: ThreadCall): void {
  const cell = protocol.FIRST_SLOT + call.slot;
  const before = Atomics.compareExchange(cells, cell, protocol.SLOT_WAITING, protocol.SLOT_STARTED);
  if (before !== protocol.SLOT_WAITING) {
    held.push({ slot: call.slot, outcome: null });
    return;
  }
  const realm = realms.take(call.projectId);
  work(call, realm, () => realm.run(call));
}

/** Runs a call until it has ended or waits. */
function work(call: ThreadCall, realm: Realm, run: () => ThreadOutcome | null): void {
  Atomics.add(cells, protocol.STARTED_COUNT, 1);
  Atomics.store(cells, protocol.RUNNING_SLOT, call.slot);
  runUntilItWaits(call, realm, run);
  Atomics.store(cells, protocol.RUNNING_SLOT, protocol.NOTHING_RUNS);
  if (state === 'broken') flush();
}

function runUntilItWaits(call: ThreadCall, realm: Realm, run: () => ThreadOutcome | null): void {
  let outcome: ThreadOutcome | null;
  try {
    outcome = run();
  } catch (error) {
    // The module is in an unknown state.
    state = 'broken';
    const reason = error instanceof RangeError ? 'it nests too deeply' : 'it broke the JavaScript engine';
    held.push({
      slot: call.slot,
      outcome: { error: { code: 'code_error', message: `The code cannot run: ${reason}.` }, logsJson: '' },
    });
    return;
  }
  const isWanted = Atomics.load(cells, protocol.FIRST_SLOT + call.slot) !== protocol.SLOT_INTERRUPTED;
  if (outcome === null && isWanted) suspended.set(call.slot, { call, realm });
  else end(call, realm, outcome);
}

/** An outcome of null: nobody waits for it. */
function end(call: ThreadCall, realm: Realm, outcome: ThreadOutcome | null): void {
  held.push({ slot: call.slot, outcome });
  const hasGrown = wasmMemory.buffer.byteLength > protocol.RETIRE_AT_BYTES;
  if (hasGrown || outcome?.error?.code === 'code_out_of_memory') state = 'draining';
  try {
    // A call that was broken off in the middle has left its work in the realm.
    if (outcome === null) realm.dispose();
    else realms.giveBack(call.projectId, realm);
  } catch {
    // QuickJS loses count of its objects when an async function runs out of memory, and refuses to go on then.
    state = 'broken';
  }
}

function flushHeld(): void {
  if (now() - lastFlushAt >= MAX_HELD_MS) flush();
}

function flush(): void {
  lastFlushAt = now();
  const next = describeState();
  if (held.length === 0 && heldFetches.length === 0 && next === toldState) return;
  port?.postMessage({ answers: held, fetches: heldFetches, state: next } satisfies ThreadBatch);
  toldState = next;
  held = [];
  heldFetches = [];
}

function describeState(): ThreadState {
  if (state === 'open') return 'open';
  // A flush in the middle of a call finds that call neither suspended nor ended.
  const isIdle = Atomics.load(cells, protocol.RUNNING_SLOT) === protocol.NOTHING_RUNS;
  return isIdle && (state === 'broken' || suspended.size === 0) ? 'retired' : 'draining';
}

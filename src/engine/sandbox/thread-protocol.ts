import type { HttpResult } from '../ports/http-client.ts';
import type { SandboxError, SandboxRequest } from '../ports/sandbox.ts';

/** How many calls one thread holds at a time; the rest wait in the host, where they can still go to another thread. */
export const SLOTS_PER_THREAD = 64;
/** Slots of their own, after the others, for calls that may fetch: those wait for long, each in its own realm. */
export const FETCH_SLOTS_PER_THREAD = 32;

/**
 * Cells shared by the host and one thread: which slot runs, how many calls were started, and the state of each slot.
 * Both sides move a slot on by compare-and-exchange, so a call that the host takes back is never also started.
 */
export const RUNNING_SLOT = 0;
export const STARTED_COUNT = 1;
export const FIRST_SLOT = 2;
export const SHARED_CELLS = FIRST_SLOT + SLOTS_PER_THREAD + FETCH_SLOTS_PER_THREAD;
export const NOTHING_RUNS = -1;
export const STILL_BOOTING = -2;

export const SLOT_WAITING = 0;
export const SLOT_STARTED = 1;
/** Taken back before it started; the thread only acknowledges it. */
export const SLOT_WITHDRAWN = 2;
/** Taken back while it runs; the thread interrupts it. */
export const SLOT_INTERRUPTED = 3;

/** WebAssembly memory of one thread. QuickJS's own limit does not hold, a bounded memory does. */
export const MEMORY_PAGES_AT_START = 256;
export const MAX_MEMORY_PAGES = 2048;
export const PAGE_BYTES = 65_536;
/** WebAssembly memory never shrinks: a thread whose memory has grown past this is replaced. */
export const RETIRE_AT_BYTES = 64 * 1024 * 1024;

export type ThreadCall = {
  readonly slot: number;
  readonly projectId: string;
  readonly code: string;
  readonly parametersJson: string;
  /** Names, joined by commas. */
  readonly libraries: string;
  readonly timeoutMs: number;
  readonly outputBytes: number;
};

export type HostMessage =
  | { readonly kind: 'calls'; readonly calls: readonly ThreadCall[] }
  | { readonly kind: 'fetched'; readonly slot: number; readonly number: number; readonly answer: HttpResult }
  /** Nobody waits any more for a call that is suspended. */
  | { readonly kind: 'drop'; readonly slot: number };

export type ThreadOutcome = {
  /** Absent when there is an error. */
  readonly outputJson?: string | null;
  readonly error?: SandboxError;
  /** `[level, message]` pairs as JSON; empty when nothing was logged. */
  readonly logsJson: string;
};

/** A null outcome acknowledges a withdrawn call. */
export type ThreadAnswer = { readonly slot: number; readonly outcome: ThreadOutcome | null };
export type ThreadFetch = { readonly slot: number; readonly request: SandboxRequest };

/** `draining`: it takes no more calls, but goes on with those that are suspended. `retired`: it waits to be terminated. */
export type ThreadState = 'open' | 'draining' | 'retired';

export type ThreadBatch = {
  readonly answers: readonly ThreadAnswer[];
  readonly fetches: readonly ThreadFetch[];
  readonly state: ThreadState;
};

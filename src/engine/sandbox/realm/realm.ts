import { readFileSync } from 'node:fs';
import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten';
import type { HttpResult } from '../../ports/http-client.ts';
import type { ThreadCall, ThreadFetch, ThreadOutcome } from '../thread-protocol.ts';
import type { CallClock } from './call-clock.ts';
import { createFetches } from './fetches.ts';
import { GuestError, runJobs, takeString, unwrap, usedBytes } from './guest-calls.ts';
import { createLibraryLoader } from './library-loader.ts';
import { interruptionError, readAnswer, thrownError } from './read-answer.ts';

const HARDEN_SOURCE = readFileSync(new URL('./harden.js', import.meta.url), 'utf8');
const CALLS_SOURCE = readFileSync(new URL('./calls.js', import.meta.url), 'utf8');

const MAX_LOG_LINES = 200;
const MAX_LOG_CHARACTERS = 64 * 1024;
const STACK_BYTES = 256 * 1024;
const MAX_COMPILED = 200;
const JOBS_PER_ROUND = 1000;
/** Work that a call left behind unawaited may take this many more jobs; then its realm is thrown away. */
const MAX_LEFTOVER_JOBS = 100;
const CALLS_BETWEEN_MEMORY_CHECKS = 64;
const MAX_GROWTH_BYTES = 1024 * 1024;

/**
 * One hardened QuickJS realm. The calls of one project share it, one after the other; while a call is suspended, the
 * realm is its alone.
 */
export type Realm = {
  /** Null: the call waits for what it has fetched. Throws only when the module itself is broken, for example by an overflow of the native stack. */
  readonly run: (call: ThreadCall) => ThreadOutcome | null;
  /** Goes on with the suspended call. */
  readonly resume: (number: number, answer: HttpResult) => ThreadOutcome | null;
  /** False after an interruption, leftover work or growth: dispose of the realm. */
  readonly isReusable: () => boolean;
  /** What it takes without what calls have left there. */
  readonly bytes: () => number;
  readonly dispose: () => void;
};

/** `send` is given what the code fetches. */
export function createRealm(module: QuickJSWASMModule, clock: CallClock, send: (fetch: ThreadFetch) => void): Realm {
  const runtime = module.newRuntime();
  runtime.setMaxStackSize(STACK_BYTES);
  const context = runtime.newContext();
  const calls = installCalls(context);
  const fetches = createFetches(context);
  const libraries = createLibraryLoader(context, calls.addLibraries, fetches);
  let bytes = usedBytes(context, runtime);
  runtime.setInterruptHandler(clock.shouldInterrupt);
  const compiled = new Map<string, QuickJSHandle>();
  let callCount = 0;
  let isReusable = true;
  /** The call that runs or is suspended; `answer` is `p` until it has settled. */
  let current: { readonly call: ThreadCall; answer: string; remainingMs: number } | null = null;

  function compile({ code, libraries: names }: ThreadCall): QuickJSHandle {
    const key = names === '' ? code : `\0${names}\0${code}`;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const oldest = compiled.size >= MAX_COMPILED ? compiled.entries().next().value : undefined;
    if (oldest !== undefined) {
      compiled.delete(oldest[0]);
      oldest[1].dispose();
    }
    const text = context.newString(code);
    const nameList = context.newString(names);
    const result = context.callFunction(calls.compile, context.undefined, text, nameList);
    text.dispose();
    nameList.dispose();
    const fresh = unwrap(context, result);
    compiled.set(key, fresh);
    return fresh;
  }

  /** Every call evaluates the compiled text anew; what is shared between calls is immutable bytecode. */
  function start(call: ThreadCall): string {
    const body = compile(call);
    const parameters = context.newString(call.parametersJson);
    const limit = context.newNumber(call.outputBytes);
    const started = context.callFunction(calls.start, context.undefined, body, parameters, limit);
    parameters.dispose();
    limit.dispose();
    return takeString(context, started);
  }

  /** Runs what can run now. A call has ended when it has an answer and nothing that it fetched is on its way any more. */
  function goOn(answer: string): string {
    let latest = answer;
    while ((latest === 'p' || fetches.countOpen() > 0) && runtime.hasPendingJob() && !clock.shouldInterrupt()) {
      runJobs(context, runtime, JOBS_PER_ROUND);
      if (latest === 'p') latest = takeString(context, context.callFunction(calls.collect, context.undefined));
    }
    return latest;
  }

  /** Null: the call waits. */
  function settle(call: ThreadCall, work: () => string): Omit<ThreadOutcome, 'logsJson'> | null {
    let outcome: Omit<ThreadOutcome, 'logsJson'>;
    try {
      const answer = goOn(work());
      if (fetches.countOpen() > 0 && clock.findInterruption() === null) {
        current = { call, answer, remainingMs: clock.remainingMs() };
        return null;
      }
      outcome = readAnswer(answer, call.outputBytes);
    } catch (error) {
      if (!(error instanceof GuestError)) throw error;
      outcome = { error: thrownError(error.guestName, error.message, error.guestStack) };
    }
    const interruption = clock.findInterruption();
    if (interruption !== null) outcome = { error: interruptionError(interruption, call) };
    if (interruption !== null || outcome.error?.code === 'code_out_of_memory') isReusable = false;
    return outcome;
  }

  function finishLeftoverJobs(): void {
    if (!isReusable || !runtime.hasPendingJob()) return;
    try {
      runJobs(context, runtime, MAX_LEFTOVER_JOBS);
    } catch (error) {
      if (!(error instanceof GuestError)) throw error;
      isReusable = false;
    }
    if (runtime.hasPendingJob() || clock.findInterruption() !== null) isReusable = false;
  }

  function takeLogs(): string {
    try {
      return takeString(context, context.callFunction(calls.takeLogs, context.undefined));
    } catch (error) {
      if (!(error instanceof GuestError)) throw error;
      isReusable = false;
      return '';
    }
  }

  function endFetches(): void {
    // Answers to what is still on its way would come to the next call.
    if (fetches.countOpen() > 0) isReusable = false;
    if (isReusable) fetches.end();
  }

  function work(call: ThreadCall, timeoutMs: number, act: () => string): ThreadOutcome | null {
    clock.begin(call.slot, timeoutMs);
    const outcome = settle(call, act);
    if (outcome !== null) finishLeftoverJobs();
    clock.end();
    if (outcome === null) return null;
    current = null;
    const logsJson = takeLogs();
    if (call.libraries !== '') endFetches();
    callCount += 1;
    const isCheckDue = isReusable && callCount % CALLS_BETWEEN_MEMORY_CHECKS === 0;
    if (isCheckDue && usedBytes(context, runtime) - bytes > MAX_GROWTH_BYTES) isReusable = false;
    return { ...outcome, logsJson };
  }

  /** Not on the builder's time. */
  function loadLibraries(names: string): void {
    if (!libraries.isLacking(names)) return;
    const before = usedBytes(context, runtime);
    libraries.load(names);
    bytes += usedBytes(context, runtime) - before;
  }

  function run(call: ThreadCall): ThreadOutcome | null {
    try {
      loadLibraries(call.libraries);
    } catch (error) {
      if (!(error instanceof GuestError)) throw error;
      isReusable = false;
      return { error: thrownError(error.guestName, error.message, error.guestStack), logsJson: '' };
    }
    if (call.libraries !== '') fetches.begin((request) => send({ slot: call.slot, request }));
    return work(call, call.timeoutMs, () => start(call));
  }

  function resume(number: number, answer: HttpResult): ThreadOutcome | null {
    if (current === null) throw new Error('No call waits in this realm.');
    const { call, answer: earlier, remainingMs } = current;
    return work(call, remainingMs, () => {
      fetches.settle(number, answer);
      return earlier;
    });
  }

  function dispose(): void {
    fetches.dispose();
    for (const handle of [...compiled.values(), ...Object.values(calls)]) handle.dispose();
    context.dispose();
    runtime.dispose();
  }

  return { run, resume, isReusable: () => isReusable, bytes: () => bytes, dispose };
}

type InstalledCalls = {
  readonly [name in 'compile' | 'addLibraries' | 'start' | 'collect' | 'takeLogs']: QuickJSHandle;
};

function installCalls(context: QuickJSContext): InstalledCalls {
  const install = unwrap(context, context.evalCode(CALLS_SOURCE, 'host:calls'));
  const lines = context.newNumber(MAX_LOG_LINES);
  const characters = context.newNumber(MAX_LOG_CHARACTERS);
  const calls = unwrap(context, context.callFunction(install, context.undefined, lines, characters));
  const harden = unwrap(context, context.evalCode(HARDEN_SOURCE, 'host:harden'));
  unwrap(context, context.callFunction(harden, context.undefined)).dispose();
  const installed = {
    compile: context.getProp(calls, 'compile'),
    addLibraries: context.getProp(calls, 'addLibraries'),
    start: context.getProp(calls, 'start'),
    collect: context.getProp(calls, 'collect'),
    takeLogs: context.getProp(calls, 'takeLogs'),
  };
  for (const handle of [install, lines, characters, calls, harden]) handle.dispose();
  return installed;
}

import { readFileSync } from 'node:fs';
import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten';
import type { ThreadCall, ThreadOutcome } from '../thread-protocol.ts';
import type { CallClock } from './call-clock.ts';
import { GuestError, runJobs, takeString, unwrap, usedBytes } from './guest-calls.ts';
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

/** One hardened QuickJS realm. All calls of one project share it, one after the other. */
export type Realm = {
  /** Throws only when the module itself is broken, for example by an overflow of the native stack. */
  readonly run: (call: ThreadCall) => ThreadOutcome;
  /** False after an interruption, leftover work or growth: dispose of the realm. */
  readonly isReusable: () => boolean;
  readonly dispose: () => void;
};

export function createRealm(module: QuickJSWASMModule, clock: CallClock): Realm {
  const runtime = module.newRuntime();
  runtime.setMaxStackSize(STACK_BYTES);
  const context = runtime.newContext();
  const calls = installCalls(context);
  const bytesAtStart = usedBytes(context, runtime);
  runtime.setInterruptHandler(clock.shouldInterrupt);
  const compiled = new Map<string, QuickJSHandle>();
  let callCount = 0;
  let isReusable = true;

  function compile(code: string): QuickJSHandle {
    const known = compiled.get(code);
    if (known !== undefined) return known;
    const oldest = compiled.size >= MAX_COMPILED ? compiled.entries().next().value : undefined;
    if (oldest !== undefined) {
      compiled.delete(oldest[0]);
      oldest[1].dispose();
    }
    const text = context.newString(code);
    const result = context.callFunction(calls.compile, context.undefined, text);
    text.dispose();
    const fresh = unwrap(context, result);
    compiled.set(code, fresh);
    return fresh;
  }

  /** Every call evaluates the compiled text anew; what is shared between calls is immutable bytecode. */
  function execute(call: ThreadCall): string {
    const body = compile(call.code);
    const parameters = context.newString(call.parametersJson);
    const limit = context.newNumber(call.outputBytes);
    const started = context.callFunction(calls.start, context.undefined, body, parameters, limit);
    parameters.dispose();
    limit.dispose();
    let answer = takeString(context, started);
    while (answer === 'p' && runtime.hasPendingJob() && !clock.shouldInterrupt()) {
      runJobs(context, runtime, JOBS_PER_ROUND);
      answer = takeString(context, context.callFunction(calls.collect, context.undefined));
    }
    return answer;
  }

  function settle(call: ThreadCall): Omit<ThreadOutcome, 'logsJson'> {
    let outcome: Omit<ThreadOutcome, 'logsJson'>;
    try {
      outcome = readAnswer(execute(call), call.outputBytes);
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

  function run(call: ThreadCall): ThreadOutcome {
    clock.begin(call.slot, call.timeoutMs);
    const outcome = settle(call);
    finishLeftoverJobs();
    clock.end();
    const logsJson = takeLogs();
    callCount += 1;
    const isCheckDue = isReusable && callCount % CALLS_BETWEEN_MEMORY_CHECKS === 0;
    if (isCheckDue && usedBytes(context, runtime) - bytesAtStart > MAX_GROWTH_BYTES) isReusable = false;
    return { ...outcome, logsJson };
  }

  function dispose(): void {
    for (const handle of [...compiled.values(), ...Object.values(calls)]) handle.dispose();
    context.dispose();
    runtime.dispose();
  }

  return { run, isReusable: () => isReusable, dispose };
}

type InstalledCalls = { readonly [name in 'compile' | 'start' | 'collect' | 'takeLogs']: QuickJSHandle };

function installCalls(context: QuickJSContext): InstalledCalls {
  const install = unwrap(context, context.evalCode(CALLS_SOURCE, 'host:calls'));
  const lines = context.newNumber(MAX_LOG_LINES);
  const characters = context.newNumber(MAX_LOG_CHARACTERS);
  const calls = unwrap(context, context.callFunction(install, context.undefined, lines, characters));
  const harden = unwrap(context, context.evalCode(HARDEN_SOURCE, 'host:harden'));
  unwrap(context, context.callFunction(harden, context.undefined)).dispose();
  const installed = {
    compile: context.getProp(calls, 'compile'),
    start: context.getProp(calls, 'start'),
    collect: context.getProp(calls, 'collect'),
    takeLogs: context.getProp(calls, 'takeLogs'),
  };
  for (const handle of [install, lines, characters, calls, harden]) handle.dispose();
  return installed;
}

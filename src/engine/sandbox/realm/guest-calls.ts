import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten';

/** An exception that came out of QuickJS. Any other exception means that the module itself is broken. */
export class GuestError extends Error {
  readonly guestName: string;
  readonly guestStack: string;

  constructor(dumped: unknown) {
    const fields = typeof dumped === 'object' && dumped !== null ? dumped : {};
    super('message' in fields ? String(fields.message) : String(dumped));
    this.guestName = 'name' in fields ? String(fields.name) : '';
    this.guestStack = 'stack' in fields ? String(fields.stack) : '';
  }
}

type CallResult = ReturnType<QuickJSContext['callFunction']>;

export function unwrap(context: QuickJSContext, result: CallResult): QuickJSHandle {
  if (result.error === undefined) return result.value;
  const dumped: unknown = context.dump(result.error);
  result.error.dispose();
  throw new GuestError(dumped);
}

export function takeString(context: QuickJSContext, result: CallResult): string {
  const handle = unwrap(context, result);
  const text = context.getString(handle);
  handle.dispose();
  return text;
}

/** Jobs that throw reject their promise; an error here is an interruption or a lack of memory. */
export function runJobs(context: QuickJSContext, runtime: QuickJSRuntime, maxJobs: number): void {
  const result = runtime.executePendingJobs(maxJobs);
  if (result.error === undefined) return;
  const dumped: unknown = context.dump(result.error);
  result.error.dispose();
  throw new GuestError(dumped);
}

export function usedBytes(context: QuickJSContext, runtime: QuickJSRuntime): number {
  const usage = runtime.computeMemoryUsage();
  const dumped: unknown = context.dump(usage);
  usage.dispose();
  return typeof dumped === 'object' && dumped !== null && 'memory_used_size' in dumped
    ? Number(dumped.memory_used_size)
    : Number.POSITIVE_INFINITY;
}

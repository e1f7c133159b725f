/** Where we run, a process that has not left 30 s after the signal is killed; what remains is for the exit itself. */
const LEAVE_LIMIT_MS = 28_000;

/**
 * Waits for an orderly stop, and no longer than the limit. False: something still held it up; all that matters is in the
 * database, and others, or we when we start again, go on from there.
 */
export async function leaveWithin(stop: () => Promise<void>, limitMs: number = LEAVE_LIMIT_MS): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), limitMs);
  try {
    return await Promise.race([stop().then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

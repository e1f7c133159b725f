import { AppError } from '../app-error.ts';

const MAXIMUM_WAIT_MS = 5000;

/**
 * One request at a time per idempotency key within this process; a second one waits up to 5 seconds and is then
 * refused. Between processes the database's unique key does the same.
 */
export class KeysInFlight {
  readonly #busy = new Map<string, Promise<unknown>>();

  async hold<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    if (keys.length === 0) return work();
    const deadline = AbortSignal.timeout(MAXIMUM_WAIT_MS);
    for (let busy = this.#findBusy(keys); busy !== undefined; busy = this.#findBusy(keys))
      await waitFor(busy, deadline);
    const done = work();
    const settled = done.catch(() => undefined);
    for (const key of keys) this.#busy.set(key, settled);
    try {
      return await done;
    } finally {
      for (const key of keys) this.#busy.delete(key);
    }
  }

  #findBusy(keys: readonly string[]): Promise<unknown> | undefined {
    for (const key of keys) {
      const busy = this.#busy.get(key);
      if (busy !== undefined) return busy;
    }
    return undefined;
  }
}

async function waitFor(busy: Promise<unknown>, deadline: AbortSignal): Promise<void> {
  const expired = new Promise<never>((_resolve, reject) => {
    const refuse = () =>
      reject(
        new AppError('request_in_flight', 'Another request with this idempotency key is still being handled.', {
          retryAfterS: 1,
        }),
      );
    if (deadline.aborted) refuse();
    else deadline.addEventListener('abort', refuse, { once: true });
  });
  await Promise.race([busy, expired]);
}

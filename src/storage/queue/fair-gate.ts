export type FairGateOptions = {
  /** Inside at a time. */
  readonly total: number;
  /** Inside at a time for one key. */
  readonly perKey: number;
};

type Waiter = { readonly enter: () => void };

/**
 * Lets a limited number in at a time, of all keys and of each; who waits is let in by key in turns, so that a key with many
 * waiting holds up no other.
 */
export class FairGate {
  readonly #options: FairGateOptions;
  readonly #inside = new Map<string, number>();
  #count = 0;
  /** By key, of keys that have room; the one that was let in last is the last. */
  readonly #ready = new Map<string, Waiter[]>();
  /** By key, of keys that have none. */
  readonly #full = new Map<string, Waiter[]>();

  constructor(options: FairGateOptions) {
    this.#options = options;
  }

  /**
   * True: `key` is inside, and must `leave`. False: it waited for so long in vain. Rejects when the signal is aborted while it
   * waits.
   */
  enter(key: string, signal: AbortSignal, patienceMs: number): Promise<boolean> {
    if (!this.mayEnter(key)) return patienceMs === 0 ? Promise.resolve(false) : this.#wait(key, signal, patienceMs);
    this.#enter(key);
    return Promise.resolve(true);
  }

  leave(key: string): void {
    this.#count -= 1;
    const rest = (this.#inside.get(key) ?? 1) - 1;
    if (rest === 0) this.#inside.delete(key);
    else this.#inside.set(key, rest);
    const line = this.#full.get(key);
    if (line !== undefined && this.#hasRoom(key)) {
      this.#full.delete(key);
      this.#ready.set(key, line);
    }
    this.#letIn();
  }

  /** How many of a key wait. */
  lineOf(key: string): number {
    return (this.#ready.get(key) ?? this.#full.get(key))?.length ?? 0;
  }

  /** Whether there is room, and nobody of the key waits for it. */
  mayEnter(key: string): boolean {
    // Whoever waits has come before.
    return this.#count < this.#options.total && this.#hasRoom(key) && !this.#ready.has(key);
  }

  #hasRoom(key: string): boolean {
    return (this.#inside.get(key) ?? 0) < this.#options.perKey;
  }

  #enter(key: string): void {
    this.#count += 1;
    this.#inside.set(key, (this.#inside.get(key) ?? 0) + 1);
  }

  #wait(key: string, signal: AbortSignal, patienceMs: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        signal.removeEventListener('abort', leave);
        clearTimeout(timer);
      };
      const leave = (): void => {
        settle();
        this.#remove(key, waiter);
        reject(new Error('The process leaves; another one does this work.'));
      };
      const giveUp = (): void => {
        settle();
        this.#remove(key, waiter);
        resolve(false);
      };
      const waiter: Waiter = {
        enter: () => {
          settle();
          this.#enter(key);
          resolve(true);
        },
      };
      const timer = Number.isFinite(patienceMs) ? setTimeout(giveUp, patienceMs) : undefined;
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      const waiting = this.#hasRoom(key) ? this.#ready : this.#full;
      const line = waiting.get(key);
      if (line === undefined) waiting.set(key, [waiter]);
      else line.push(waiter);
    });
  }

  #letIn(): void {
    while (this.#count < this.#options.total) {
      const next = this.#ready.entries().next().value;
      if (next === undefined) return;
      const [key, line] = next;
      const first = line.shift();
      this.#ready.delete(key);
      first?.enter();
      if (line.length > 0) (this.#hasRoom(key) ? this.#ready : this.#full).set(key, line);
    }
  }

  #remove(key: string, waiter: Waiter): void {
    for (const waiting of [this.#ready, this.#full]) {
      const line = waiting.get(key);
      const rest = line?.filter((one) => one !== waiter);
      if (rest?.length === 0) waiting.delete(key);
      else if (rest !== undefined) waiting.set(key, rest);
    }
  }
}

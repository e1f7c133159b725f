/** Numbers from 0 up to, not including, 1; the same for the same seed. Source: mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Waiting = { readonly owner: string; readonly go: () => void };

/**
 * Decides by a seed what goes on next wherever something waits: the same seed gives the same interleaving, so that one that
 * fails can be looked at again.
 */
export class SeededScheduler {
  readonly random: () => number;
  #waiting: Waiting[] = [];

  constructor(seed: number) {
    this.random = createRandom(seed);
  }

  /** Resolves when it is this one's turn; never when its owner is gone by then. */
  pause(owner: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ owner, go: resolve }));
  }

  /** What waits for an owner never goes on: as with `kill -9`. */
  kill(owner: string): void {
    this.#waiting = this.#waiting.filter((one) => one.owner !== owner);
  }

  get waitingCount(): number {
    return this.#waiting.length;
  }

  /** Lets one go on, until it waits again or has ended. */
  async step(): Promise<void> {
    const [next] = this.#waiting.splice(Math.floor(this.random() * this.#waiting.length), 1);
    next?.go();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Coalesces concurrent calls into few statements: while one flush is under way the next calls gather, so that a lone
 * call waits for nobody and a hundred share one commit.
 */
export type Batcher<Item, Result> = (item: Item) => Promise<Result>;

type Waiting<Item, Result> = {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

export type BatcherOptions<Item, Result> = {
  /** Answers one result per item, in order. A rejection rejects every item of the flush. */
  readonly flush: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly maximumItems: number;
  readonly maximumFlushes: number;
  /** How long the first call of a batch waits for others; by default only until the current turn has ended. */
  readonly lingerMs?: number;
};

export function createBatcher<Item, Result>(options: BatcherOptions<Item, Result>): Batcher<Item, Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let flushes = 0;
  let isScheduled = false;

  const flushNext = async (): Promise<void> => {
    const batch = waiting.slice(0, options.maximumItems);
    waiting = waiting.slice(batch.length);
    flushes += 1;
    try {
      const results = await options.flush(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) reject(new Error('The flush answered fewer results than items.'));
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      flushes -= 1;
      start();
    }
  };

  const start = (): void => {
    isScheduled = false;
    while (waiting.length > 0 && flushes < options.maximumFlushes) void flushNext();
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // After the current turn, so that everything that arrived with one read of the sockets goes together.
      if (!isScheduled && flushes < options.maximumFlushes) {
        isScheduled = true;
        if (options.lingerMs === undefined) setImmediate(start);
        else setTimeout(start, options.lingerMs);
      }
    });
}

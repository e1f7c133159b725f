import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FairGate } from './fair-gate.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Work that goes on until it is told to end. */
function createWork(gate: FairGate) {
  const log: string[] = [];
  const open = new Map<string, () => void>();
  const start = (
    key: string,
    name: string,
    signal = new AbortController().signal,
    patienceMs = Number.POSITIVE_INFINITY,
  ): Promise<unknown> =>
    gate.enter(key, signal, patienceMs).then(
      async (isInside) => {
        if (!isInside) return log.push(`${name} gave up`);
        log.push(name);
        await new Promise<void>((resolve) => open.set(name, resolve));
        return gate.leave(key);
      },
      () => log.push(`${name} left`),
    );
  const end = async (name: string): Promise<void> => {
    open.get(name)?.();
    open.delete(name);
    await tick();
  };
  return { log, open, start, end };
}

test('a key with many waiting holds up no other', async () => {
  const { log, start, end } = createWork(new FairGate({ total: 2, perKey: 2 }));
  for (const n of [1, 2, 3, 4, 5]) void start('noisy', `noisy ${n}`);
  void start('quiet', 'quiet 1');
  await tick();
  expect(log).toEqual(['noisy 1', 'noisy 2']);
  await end('noisy 1');
  await end('noisy 2');
  expect(log.slice(2)).toEqual(['quiet 1', 'noisy 3']);
});

test('one key never has more than its share, though there is room', async () => {
  const { log, start, end } = createWork(new FairGate({ total: 4, perKey: 2 }));
  for (const n of [1, 2, 3]) void start('noisy', `noisy ${n}`);
  void start('quiet', 'quiet 1');
  await tick();
  expect(log).toEqual(['noisy 1', 'noisy 2', 'quiet 1']);
  await end('quiet 1');
  expect(log).toHaveLength(3);
  await end('noisy 2');
  expect(log.at(-1)).toBe('noisy 3');
});

test('who waits when the process leaves does not begin', async () => {
  const { log, start, end } = createWork(new FairGate({ total: 1, perKey: 1 }));
  const leaving = new AbortController();
  void start('a', 'first');
  void start('a', 'second', leaving.signal);
  void start('a', 'third');
  leaving.abort();
  await tick();
  await end('first');
  expect(log).toEqual(['first', 'second left', 'third']);
});

test('who waits no longer is told so, and those behind keep their places', async () => {
  const { log, start, end } = createWork(new FairGate({ total: 1, perKey: 1 }));
  const { signal } = new AbortController();
  void start('a', 'first');
  const second = start('a', 'second', signal, 5);
  void start('a', 'third');
  void start('a', 'at once or never', signal, 0);
  await second;
  await end('first');
  expect(log).toEqual(['first', 'at once or never gave up', 'second gave up', 'third']);
});

test('whatever comes and goes, the limits hold, nobody is forgotten, and order within a key stays', async () => {
  const arrivals = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5 })), {
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(
      arrivals,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3 }),
      async (list, total, perKey) => {
        const { log, open, start, end } = createWork(new FairGate({ total, perKey }));
        const check = (): void => {
          expect(open.size).toBeLessThanOrEqual(total);
          const keys = [...open.keys()].map((name) => name.split(' ')[0]);
          for (const key of new Set(keys)) expect(keys.filter((one) => one === key).length).toBeLessThanOrEqual(perKey);
        };
        for (const [n, [key, ends]] of list.entries()) {
          void start(`k${key}`, `k${key} ${n}`);
          await tick();
          check();
          const name = [...open.keys()][ends];
          if (name !== undefined) await end(name);
          check();
        }
        while (open.size > 0) await end([...open.keys()][0] ?? '');
        expect(log).toHaveLength(list.length);
        for (const key of ['k0', 'k1', 'k2', 'k3']) {
          const own = log.filter((name) => name.startsWith(`${key} `)).map((name) => Number(name.split(' ')[1]));
          expect(own).toEqual(own.toSorted((left, right) => left - right));
        }
      },
    ),
    { numRuns: 50 },
  );
});

import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('work that is asked for while it runs runs once more, and only once', async () => {
  const started: PromiseWithResolvers<void>[] = [];
  const ask = oneAtATime(() => {
    const work = Promise.withResolvers<void>();
    started.push(work);
    return work.promise;
  });
  ask();
  ask();
  ask();
  expect(started).toHaveLength(1);
  started[0]?.resolve();
  await started[0]?.promise;
  await Promise.resolve();
  expect(started).toHaveLength(2);
  started[1]?.resolve();
  await started[1]?.promise;
  await new Promise(setImmediate);
  expect(started).toHaveLength(2);
  ask();
  expect(started).toHaveLength(3);
});

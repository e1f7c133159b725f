import { expect, test } from 'vitest';
import type { Present } from '#contract/presence.ts';
import { startPresence } from './presence-session.ts';

function setUp() {
  const told: string[] = [];
  const heard: string[][] = [];
  let answer: () => readonly Present[] | Promise<readonly Present[]> = () => [];
  const timers = new Set<{ callback: () => void; delayMs: number }>();
  const session = startPresence(null, {
    tabId: 'mine',
    tell: async (selection, isLeaving) => {
      told.push(isLeaving ? 'leaves' : String(selection));
      return answer();
    },
    setTimer: (callback, delayMs) => {
      const timer = { callback, delayMs };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    onPeople: (people) => heard.push(people.map(({ tabId }) => tabId)),
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const run = async (): Promise<void> => {
    await settle();
    const due = [...timers];
    timers.clear();
    for (const { callback } of due) callback();
    await settle();
  };
  const answerLater = () => {
    const waiting: (() => void)[] = [];
    answer = () => new Promise((resolve) => waiting.push(() => resolve([])));
    return waiting;
  };
  return {
    session,
    answerLater,
    settle,
    told,
    heard,
    run,
    timers,
    answerWith: (next: typeof answer) => (answer = next),
  };
}
const present = (tabId: string): Present => ({ tabId, memberId: 'm', memberName: 'M', selection: null });

test('it says again and again that it is there, and leaves itself out of what it hears', async () => {
  const { told, heard, run, answerWith, timers } = setUp();
  answerWith(() => [present('mine'), present('theirs')]);
  await run();
  await run();
  expect(told).toEqual(['null', 'null', 'null']);
  expect(heard.at(-1)).toEqual(['theirs']);
  expect(timers.size).toBe(1);
});

test('a walk through many cards is told as where it ends', async () => {
  const { session, told, run, timers } = setUp();
  await run();
  for (const card of ['one1', 'two2', 'three3']) session.select(card);
  expect([...timers].map(({ delayMs }) => delayMs)).toEqual([250]);
  await run();
  expect(told).toEqual(['null', 'null', 'three3']);
});

test('a slow answer does not make it tell twice as often', async () => {
  const { session, run, settle, timers, answerLater } = setUp();
  const answers = answerLater();
  session.select('one1');
  await run();
  session.select('two2');
  await run();
  for (const answer of answers) answer();
  await settle();
  expect(timers.size).toBe(1);
});

test('while the server does not answer nobody is shown', async () => {
  const { heard, run, session, answerWith } = setUp();
  session.hear([present('theirs')]);
  answerWith(() => {
    throw new Error('Lost.');
  });
  await run();
  expect(heard.at(-1)).toEqual([]);
});

test('whoever leaves says so once and hears no more', async () => {
  const { session, told, heard, run, timers } = setUp();
  await run();
  session.leave();
  session.hear([present('theirs')]);
  await run();
  expect(told.at(-1)).toBe('leaves');
  expect(heard.flat()).toEqual([]);
  expect(timers.size).toBe(0);
});

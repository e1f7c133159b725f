import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createTrouble, type Trouble } from './trouble.ts';

const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'warn' };

function start(lastsMs?: number): { trouble: Trouble; pass: (ms: number) => void; said: () => string[] } {
  let now = 0;
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      const { level, msg } = JSON.parse(chunk.toString()) as { level: number; msg: string };
      lines.push(`${LEVELS[level]}: ${msg}`);
      done();
    },
  });
  const logger = pino({ level: 'debug' }, stream);
  const trouble = createTrouble({
    logger,
    what: 'Looking',
    now: () => now,
    ...(lastsMs === undefined ? {} : { lastsMs }),
  });
  return {
    trouble,
    pass: (ms) => void (now += ms),
    said: () => lines.filter((line) => !line.startsWith('debug')),
  };
}
const failure = new Error('away');

test('trouble that lasts is one warning, and its end one note', () => {
  const { trouble, pass, said } = start();
  for (let n = 0; n < 100; n += 1) {
    trouble.failed(failure);
    pass(1_000);
  }
  trouble.passed();
  trouble.passed();
  expect(said()).toEqual(['warn: Looking keeps failing. It is tried again and again.', 'info: Looking works again.']);
});

test('trouble that is over at once is nobody’s business', () => {
  const { trouble, pass, said } = start();
  for (let n = 0; n < 20; n += 1) {
    trouble.failed(failure);
    pass(1_000);
    trouble.passed();
    pass(1_000);
  }
  expect(said()).toEqual([]);
});

test('two single failures an hour apart are no trouble that lasts', () => {
  const { trouble, pass, said } = start();
  trouble.failed(failure);
  pass(3_600_000);
  trouble.failed(failure);
  expect(said()).toEqual([]);
});

test('what is tried rarely is told the first time', () => {
  const { trouble, pass, said } = start(0);
  trouble.failed(failure);
  pass(3_600_000);
  trouble.failed(failure);
  trouble.passed();
  expect(said()).toHaveLength(2);
});

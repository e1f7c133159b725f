import { afterAll, describe, expect, test } from 'vitest';
import type { Formula } from '#core/expression/template.ts';
import { makeScope } from '#testing/make-scope.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import { evaluateFormulas } from './evaluate-formulas.ts';

const sandbox = createSandbox({ threads: 1 });
afterAll(() => sandbox.close());

const scope = makeScope({ trigger: { email: 'Ada@Example.com', items: [{ n: 1 }, { n: 2 }], nothing: null } });
const slots: Formula['slots'] = {
  email: { source: 'trigger', path: ['email'] },
  items: { source: 'trigger', path: ['items'] },
  missing: { source: 'trigger', path: ['missing'] },
};

async function evaluate(...sources: readonly string[]) {
  const formulas = sources.map((source) => ({ field: 'url', label: 'URL', formula: { source, slots } }));
  const call = { formulas, scope, projectId: 'project', signal: new AbortController().signal };
  const result = await evaluateFormulas(sandbox, call);
  return result.ok ? [...result.values.values()] : result.message;
}

describe('formulas', () => {
  test('see their variables, each kind of value', async () => {
    const sources = ['$lowercase($email)', '$sum($items.n)', '$items[n > 1]', '{ "a": [1, true, null] }', '$missing'];
    expect(await evaluate(...sources)).toEqual(['ada@example.com', 3, { n: 2 }, { a: [1, true, null] }, undefined]);
  });

  test('work with lists and regular expressions in the hardened realm', async () => {
    const sources = ['$map([1, 2], function($n) { $n * 2 })', '$match("a1b2", /[0-9]/).match', '$split("a-b", /-/)'];
    expect(await evaluate(...sources)).toEqual([
      [2, 4],
      ['1', '2'],
      ['a', 'b'],
    ]);
  });

  test.each([
    ['1 + "a"', /^The formula of the field "URL" failed\. At column 3: .*must evaluate to a number\.$/],
    ['$foo(1)', /non-function/],
    ['$uppercase(', /At column \d+: /],
    ['$uppercase', /gives a function instead of a value/],
    ['$error("no luck")', /no luck/],
    ['($f := function($n) { 1 + $f($n) }; $f(1))', /failed/],
  ])('%s fails in words', async (source, message) => {
    expect(await evaluate(source)).toMatch(message);
  });

  test.each([
    ['an endless tail call', '($f := function($n) { $f($n) }; $f(1))'],
    ['a regular expression that explodes', '$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/)'],
    ['a huge text', '$pad("x", 100000000)'],
  ])('%s is stopped, and the sandbox goes on', { timeout: 15_000 }, async (_name, source) => {
    expect(await evaluate(source)).toMatch(/did not end within 2 seconds|out of memory|too much memory/);
    expect(await evaluate('1 + 1')).toEqual([2]);
  });
});

import { describe, expect, test } from 'vitest';
import { listProblems } from '../../validation/list-problems.ts';
import { catalog } from '#steps/catalog.ts';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import type { Formula } from '../template.ts';
import { describeFault } from './formula-fault.ts';
import { parseFormula } from './parse-formula.ts';

describe('a parsed formula', () => {
  test('names the variables that it does not define itself', () => {
    const source = '($a := $one; $map($two, function($v, $i) { $v * $a + $i })) ~> $sum';
    expect(parseFormula(source)).toEqual({ ok: true, variables: ['one', 'two'] });
  });

  test('takes positions and focuses as its own', () => {
    expect(parseFormula('$list#$i[$i < 2]')).toEqual({ ok: true, variables: ['list'] });
  });

  test('says in words where it cannot be read', () => {
    const parsed = parseFormula('1 +\n  (2');
    expect(parsed.ok ? '' : describeFault(parsed.fault, '1 +\n  (2')).toMatch(/^Line 2, column 4: .*\.$/);
  });
});

describe('problems of formulas', () => {
  const messagesOf = (formula: Formula) => {
    const url = [{ formula }];
    const step = makeStep('s', { config: { url } });
    const context = { catalog, appEvents: [], secretIds: new Set<string>(), testOutputs: {}, parseFormula };
    return listProblems(makeDocument([step]), context)
      .filter(({ stepId }) => stepId === 's')
      .map(({ message }) => message);
  };

  test('an unreadable one and an unknown name are errors', () => {
    expect(messagesOf({ source: '$uppercase(', slots: {} })).toEqual([
      expect.stringMatching(/^The formula of the field "URL" cannot be read\. At column 11: /),
    ]);
    expect(messagesOf({ source: '$nope & "x"', slots: {} })).toEqual([
      'The formula of the field "URL" uses "$nope", which is no variable of it and no function.',
    ]);
    expect(messagesOf({ source: ' ', slots: {} })).toEqual(['The formula of the field "URL" is empty.']);
  });

  test('a slot is a reference like any other', () => {
    const slots: Formula['slots'] = { gone: { source: 'step', stepId: 'gone', path: [] } };
    expect(messagesOf({ source: '$gone', slots })).toEqual([
      'The field "URL" uses a step that does not exist any more.',
    ]);
  });
});

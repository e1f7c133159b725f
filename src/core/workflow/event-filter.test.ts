import { expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import type { Condition, ConditionGroups } from '../expression/condition.ts';
import { explainFailures, judgeEvent, readEventFilter, readsUser } from './event-filter.ts';

const plan: Condition = {
  id: 'c1',
  left: [{ ref: { source: 'trigger', path: ['plan'] } }],
  operator: '$stringExactlyMatches',
  right: [{ text: 'pro' }],
};
const isEuropean: Condition = {
  id: 'c2',
  left: [{ ref: { source: 'user', path: ['metadata', 'region'] } }],
  operator: '$stringIsIn',
  right: [{ text: 'eu, uk' }],
};
const hasEmail: Condition = {
  id: 'c3',
  left: [{ ref: { source: 'trigger', path: ['email'] } }],
  operator: '$isNotUndefinedOrNull',
  right: [],
};

const all = (...conditions: Condition[]): ConditionGroups => [{ id: 'g1', conditions }];
const any = (...conditions: Condition[]): ConditionGroups =>
  conditions.map((condition, index) => ({ id: `g${index}`, conditions: [condition] }));
const event = (payload: Json, metadata: Json = {}) => ({ payload, user: { id: 'u1', metadata } });

test('no filter lets every event pass', () => {
  expect(judgeEvent([], event({}))).toBeNull();
});

test('all conditions of a group have to be true, and the first false one is the reason', () => {
  const filter = all(hasEmail, plan);
  expect(judgeEvent(filter, event({ email: 'a', plan: 'pro' }))).toBeNull();
  expect(judgeEvent(filter, event({ email: 'a', plan: 'free' }))).toEqual([
    { left: 'plan', operator: 'exactly matches', right: 'pro', leftValue: 'free', rightValue: 'pro' },
  ]);
  expect(judgeEvent(filter, event({ plan: 'free' }))).toEqual([{ left: 'email', operator: 'exists', right: null }]);
});

test('one group that is true is enough; else each has its reason', () => {
  const filter = any(plan, isEuropean);
  expect(judgeEvent(filter, event({ plan: 'free' }, { region: 'eu' }))).toBeNull();
  const failures = judgeEvent(filter, event({ plan: null }, { region: 'us' }));
  expect(explainFailures(failures ?? [])).toBe(
    'It starts only when “plan” exactly matches “pro” (it was null) or “User › metadata › region” is in “eu, uk” (it was "us").',
  );
});

test('null and missing are told apart', () => {
  const explain = (payload: Json) => explainFailures(judgeEvent(all(hasEmail), event(payload)) ?? []);
  expect(explain({ email: null })).toBe('It starts only when “email” exists (it was null).');
  expect(explain({})).toBe('It starts only when “email” exists (it was missing).');
});

test('a long value is cut, and a right side that is a variable shows what it was', () => {
  const same: Condition = { ...plan, right: [{ ref: { source: 'trigger', path: ['wanted'] } }] };
  const [failure] = judgeEvent(all(same), event({ plan: 'x'.repeat(1000), wanted: 'pro' })) ?? [];
  expect(failure?.leftValue).toHaveLength(301);
  expect(explainFailures(judgeEvent(all(same), event({ plan: 'free', wanted: 'pro' })) ?? [])).toBe(
    'It starts only when “plan” exactly matches “wanted” (it was "free" against "pro").',
  );
});

test('a filter that reads the user says so; that of another trigger is none', () => {
  expect(readsUser(all(plan))).toBe(false);
  expect(readsUser(all(plan, isEuropean))).toBe(true);
  const document = (type: string) =>
    ({
      name: '',
      trigger: { type, config: { filter: [...all(plan), { id: 'g2', conditions: [] }] } },
      steps: [],
    }) as never;
  expect(readEventFilter(document('app-event'))).toEqual(all(plan));
  expect(readEventFilter(document('webhook'))).toEqual([]);
});

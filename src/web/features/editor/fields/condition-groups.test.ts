import { describe, expect, it } from 'vitest';
import type { ConditionGroups } from '#core/expression/condition.ts';
import { DEFAULT_OPERATOR } from '#core/expression/operators.ts';
import { addCondition, addGroup, removeCondition, updateCondition } from './condition-groups.ts';

const condition = (id: string) => ({ id, left: [{ text: id }], operator: DEFAULT_OPERATOR, right: [] });
const groups: ConditionGroups = [
  { id: 'g1', conditions: [condition('a'), condition('b')] },
  { id: 'g2', conditions: [condition('c')] },
];
const shape = (all: ConditionGroups) => all.map((group) => group.conditions.map(({ id }) => id).join('&')).join('|');

describe('the groups of a conditions field', () => {
  it('begin with one empty condition', () => {
    const ids = ['g3', 'd'];
    const added = addGroup(groups, () => ids.shift() ?? '');
    expect(shape(added)).toBe('a&b|c|d');
    expect(added.at(-1)?.conditions[0]).toEqual({ id: 'd', left: [], operator: DEFAULT_OPERATOR, right: [] });
  });

  it('grow by a condition that must be true as well', () => {
    expect(shape(addCondition(groups, 'g2', 'd'))).toBe('a&b|c&d');
  });

  it('go away with their last condition', () => {
    expect(shape(removeCondition(groups, 'a'))).toBe('b|c');
    expect(shape(removeCondition(groups, 'c'))).toBe('a&b');
  });

  it('change one condition and leave the others', () => {
    const changed = updateCondition(groups, 'b', { operator: '$stringContains' });
    expect(changed[0]?.conditions.map(({ operator }) => operator)).toEqual([DEFAULT_OPERATOR, '$stringContains']);
    expect(changed[1]).toEqual(groups[1]);
  });
});

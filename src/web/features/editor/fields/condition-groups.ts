import type { Condition, ConditionGroups } from '#core/expression/condition.ts';
import { DEFAULT_OPERATOR } from '#core/expression/operators.ts';

/** Edits of a conditions field: OR of groups, AND within a group. A group without conditions does not exist. */
export function addGroup(groups: ConditionGroups, createId: () => string): ConditionGroups {
  return [...groups, { id: createId(), conditions: [createCondition(createId())] }];
}

export function addCondition(groups: ConditionGroups, groupId: string, id: string): ConditionGroups {
  return groups.map((group) =>
    group.id === groupId ? { ...group, conditions: [...group.conditions, createCondition(id)] } : group,
  );
}

export function removeCondition(groups: ConditionGroups, id: string): ConditionGroups {
  return groups
    .map((group) => ({ ...group, conditions: group.conditions.filter((condition) => condition.id !== id) }))
    .filter(({ conditions }) => conditions.length > 0);
}

export function updateCondition(
  groups: ConditionGroups,
  id: string,
  change: Partial<Omit<Condition, 'id'>>,
): ConditionGroups {
  return groups.map((group) => ({
    ...group,
    conditions: group.conditions.map((condition) => (condition.id === id ? { ...condition, ...change } : condition)),
  }));
}

function createCondition(id: string): Condition {
  return { id, left: [], operator: DEFAULT_OPERATOR, right: [] };
}

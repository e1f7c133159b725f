import type { ConditionGroups } from '../../expression/condition.ts';
import { findOperator } from '../../expression/operators.ts';
import { readStoredValue } from '../../step/stored-value.ts';
import type { Problem } from '../problem.ts';
import { errorOf, warningOf, type Rule, type Subject } from '../subject.ts';

/** Every condition looks at something by an operator that exists, every group and every case has conditions. */
export const checkConditions: Rule = (subject) =>
  subject.visible.flatMap(([key, field]) => {
    if (field.kind === 'conditions') {
      const groups = readStoredValue('conditions', subject.config, key) ?? [];
      return checkGroups(subject, key, groups, `"${field.label}"`, '');
    }
    if (field.kind !== 'cases') return [];
    return (readStoredValue('cases', subject.config, key) ?? []).flatMap(({ label, conditions }, at) => {
      const name = `the case "${label === '' ? `Case ${at + 1}` : label}"`;
      if (conditions.some((group) => group.conditions.length > 0)) {
        return checkGroups(subject, key, conditions, name, ` of ${name}`);
      }
      const message = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)} has no conditions, so it is never taken.`;
      return [errorOf(subject, 'condition_without_value', key, message)];
    });
  });

function checkGroups(
  subject: Subject,
  key: string,
  groups: ConditionGroups,
  owner: string,
  place: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  let number = 0;
  for (const { conditions } of groups) {
    if (conditions.length === 0 && groups.length > 1) {
      const message = `A group of ${owner} has no conditions, so it is never true.`;
      problems.push(warningOf(subject, 'empty_group', key, message));
    }
    for (const { left, operator } of conditions) {
      number += 1;
      if (findOperator(operator) === undefined) {
        const message = `Condition ${number}${place} uses the unknown operator "${operator}".`;
        problems.push(errorOf(subject, 'unknown_operator', key, message));
      } else if (left.length === 0 && operator !== '$none') {
        const message = `Condition ${number}${place} has no value to look at.`;
        problems.push(errorOf(subject, 'condition_without_value', key, message));
      }
    }
  }
  return problems;
}

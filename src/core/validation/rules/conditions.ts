import { findOperator } from '../../expression/operators.ts';
import { readStoredValue } from '../../step/stored-value.ts';
import type { Problem } from '../problem.ts';
import { errorOf, warningOf, type Rule } from '../subject.ts';

/** Every condition looks at something by an operator that exists, and every group has conditions. */
export const checkConditions: Rule = (subject) =>
  subject.visible.flatMap(([key, field]) => {
    if (field.kind !== 'conditions') return [];
    const groups = readStoredValue('conditions', subject.config, key) ?? [];
    const problems: Problem[] = [];
    let number = 0;
    for (const { conditions } of groups) {
      if (conditions.length === 0 && groups.length > 1) {
        const message = `A group of "${field.label}" has no conditions, so it is never true.`;
        problems.push(warningOf(subject, 'empty_group', key, message));
      }
      for (const { left, operator } of conditions) {
        number += 1;
        if (findOperator(operator) === undefined) {
          const message = `Condition ${number} uses the unknown operator "${operator}".`;
          problems.push(errorOf(subject, 'unknown_operator', key, message));
        } else if (left.length === 0 && operator !== '$none') {
          problems.push(
            errorOf(subject, 'condition_without_value', key, `Condition ${number} has no value to look at.`),
          );
        }
      }
    }
    return problems;
  });

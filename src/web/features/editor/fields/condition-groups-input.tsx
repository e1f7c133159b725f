import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';
import { createShortId } from '#core/base/short-id.ts';
import type { ConditionGroups } from '#core/expression/condition.ts';
import { addCondition, addGroup, removeCondition, updateCondition } from './condition-groups.ts';
import { ConditionInput } from './condition-input.tsx';
import classes from './conditions-field.module.css';

type ConditionGroupsInputProps = {
  readonly groups: ConditionGroups;
  /** What the conditions are of, where there are several of them: "the case VIP". */
  readonly owner?: string;
  readonly takesFormulas?: boolean;
  readonly onChange: (groups: ConditionGroups, part: string) => void;
  readonly isReadOnly: boolean;
};

const createId = () => createShortId(Math.random);

/** OR of groups, AND within a group. */
export function ConditionGroupsInput({
  groups,
  owner,
  takesFormulas = true,
  onChange,
  isReadOnly,
}: ConditionGroupsInputProps) {
  const of = owner === undefined ? '' : ` of ${owner}`;
  return (
    <>
      {groups.map((group, groupIndex) => (
        <Fragment key={group.id}>
          {groupIndex > 0 && <div className={classes['or']}>or</div>}
          <div className={classes['group']} role="group" aria-label={`Group ${groupIndex + 1}${of}`}>
            {group.conditions.map((condition, index) => (
              <Fragment key={condition.id}>
                {index > 0 && <div className={classes['and']}>and</div>}
                <ConditionInput
                  condition={condition}
                  name={`condition ${index + 1} of group ${groupIndex + 1}${of}`}
                  isReadOnly={isReadOnly}
                  takesFormulas={takesFormulas}
                  onChange={(change, part) =>
                    onChange(updateCondition(groups, condition.id, change), `${condition.id}/${part}`)
                  }
                  onRemove={() => onChange(removeCondition(groups, condition.id), 'structure')}
                />
              </Fragment>
            ))}
            {!isReadOnly && (
              <Button
                variant="subtle"
                size="compact-xs"
                className={classes['add']}
                leftSection={<IconPlus size={14} aria-hidden />}
                aria-label={`And: add a condition to group ${groupIndex + 1}${of}`}
                onClick={() => onChange(addCondition(groups, group.id, createId()), 'structure')}
              >
                And
              </Button>
            )}
          </div>
        </Fragment>
      ))}
      {!isReadOnly && (
        <Button
          variant="default"
          size="xs"
          className={classes['add']}
          leftSection={<IconPlus size={14} aria-hidden />}
          {...(owner === undefined ? {} : { 'aria-label': `${groups.length === 0 ? 'Add a condition' : 'Or'}${of}` })}
          onClick={() => onChange(addGroup(groups, createId), 'structure')}
        >
          {groups.length === 0 ? 'Add a condition' : 'Or'}
        </Button>
      )}
    </>
  );
}

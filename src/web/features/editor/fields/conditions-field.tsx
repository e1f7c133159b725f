import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';
import { createShortId } from '#core/base/short-id.ts';
import type { ConditionGroups } from '#core/expression/condition.ts';
import { addCondition, addGroup, removeCondition, updateCondition } from './condition-groups.ts';
import { ConditionInput } from './condition-input.tsx';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import classes from './conditions-field.module.css';

const NO_GROUPS: ConditionGroups = [];
const createId = () => createShortId(Math.random);

/** True when all conditions of at least one group are true. */
export function ConditionsFieldInput(props: FieldProps<'conditions'>) {
  const { field, value: groups = NO_GROUPS, onChange, messages, isReadOnly } = props;
  const { label, help, isRequired = false } = field;
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {({ describedBy }) => (
        <div className={classes['groups']} role="group" aria-label={label} aria-describedby={describedBy}>
          {groups.map((group, groupIndex) => (
            <Fragment key={group.id}>
              {groupIndex > 0 && <div className={classes['or']}>or</div>}
              <div className={classes['group']} role="group" aria-label={`Group ${groupIndex + 1}`}>
                {group.conditions.map((condition, index) => (
                  <Fragment key={condition.id}>
                    {index > 0 && <div className={classes['and']}>and</div>}
                    <ConditionInput
                      condition={condition}
                      name={`condition ${index + 1} of group ${groupIndex + 1}`}
                      isReadOnly={isReadOnly}
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
                    aria-label={`And: add a condition to group ${groupIndex + 1}`}
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
              onClick={() => onChange(addGroup(groups, createId), 'structure')}
            >
              {groups.length === 0 ? 'Add a condition' : 'Or'}
            </Button>
          )}
        </div>
      )}
    </FieldFrame>
  );
}

import type { ConditionGroups } from '#core/expression/condition.ts';
import { ConditionGroupsInput } from './condition-groups-input.tsx';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import classes from './conditions-field.module.css';

const NO_GROUPS: ConditionGroups = [];

/** True when all conditions of at least one group are true. */
export function ConditionsFieldInput(props: FieldProps<'conditions'>) {
  const { field, value: groups = NO_GROUPS, onChange, messages, isReadOnly } = props;
  const { label, help, isRequired = false, takesFormulas = true } = field;
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {({ describedBy }) => (
        <div className={classes['groups']} role="group" aria-label={label} aria-describedby={describedBy}>
          <ConditionGroupsInput
            groups={groups}
            takesFormulas={takesFormulas}
            onChange={onChange}
            isReadOnly={isReadOnly}
          />
        </div>
      )}
    </FieldFrame>
  );
}

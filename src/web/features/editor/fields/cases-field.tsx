import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { SwitchCase } from '#core/step/field.ts';
import { ConditionGroupsInput } from './condition-groups-input.tsx';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import classes from './cases-field.module.css';

type CasesFieldInputProps = FieldProps<'cases'> & {
  /** A case has a branch on the canvas, so adding and removing one changes more than the field. */
  readonly onAdd: () => void;
  readonly onRemove: (caseId: string) => void;
};

const NO_CASES: readonly SwitchCase[] = [];

/** Cases from top to bottom: the first whose conditions are true is taken. */
export function CasesFieldInput(props: CasesFieldInputProps) {
  const { field, value: cases = NO_CASES, onChange, onAdd, onRemove, messages, isReadOnly } = props;
  const { label, help, isRequired = false } = field;
  const replace = (id: string, change: Partial<SwitchCase>, part: string): void =>
    onChange(
      cases.map((one) => (one.id === id ? { ...one, ...change } : one)),
      `${id}/${part}`,
    );
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {({ describedBy }) => (
        <div className={classes['cases']} role="group" aria-label={label} aria-describedby={describedBy}>
          {cases.map((one, at) => {
            const name = `Case ${at + 1}`;
            return (
              <section key={one.id} className={classes['case']} aria-label={one.label === '' ? name : one.label}>
                <div className={classes['head']}>
                  <TextInput
                    className={classes['label'] ?? ''}
                    size="xs"
                    aria-label={`Name of case ${at + 1}`}
                    placeholder={name}
                    value={one.label}
                    readOnly={isReadOnly}
                    maxLength={100}
                    onChange={({ currentTarget }) => replace(one.id, { label: currentTarget.value }, 'label')}
                  />
                  {isReadOnly ? null : (
                    <CaseButtons
                      name={`case ${at + 1}`}
                      isFirst={at === 0}
                      isLast={at === cases.length - 1}
                      onMove={(by) => onChange(move(cases, at, by), 'structure')}
                      onRemove={() => onRemove(one.id)}
                    />
                  )}
                </div>
                <ConditionGroupsInput
                  groups={one.conditions}
                  owner={`case ${at + 1}`}
                  onChange={(conditions, part) => replace(one.id, { conditions }, part)}
                  isReadOnly={isReadOnly}
                />
              </section>
            );
          })}
          {isReadOnly ? null : (
            <Button
              variant="default"
              size="xs"
              className={classes['add'] ?? ''}
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={onAdd}
            >
              Add a case
            </Button>
          )}
        </div>
      )}
    </FieldFrame>
  );
}

type CaseButtonsProps = {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
};

function CaseButtons({ name, isFirst, isLast, onMove, onRemove }: CaseButtonsProps) {
  return (
    <>
      <ActionIcon variant="subtle" aria-label={`Move ${name} up`} disabled={isFirst} onClick={() => onMove(-1)}>
        <IconArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={`Move ${name} down`} disabled={isLast} onClick={() => onMove(1)}>
        <IconArrowDown size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={`Remove ${name} with its branch`} onClick={onRemove}>
        <IconTrash size={14} aria-hidden />
      </ActionIcon>
    </>
  );
}

function move(cases: readonly SwitchCase[], from: number, by: 1 | -1): readonly SwitchCase[] {
  const moved = cases[from];
  return moved === undefined ? cases : cases.toSpliced(from, 1).toSpliced(from + by, 0, moved);
}

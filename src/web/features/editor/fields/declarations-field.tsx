import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { createShortId } from '#core/base/short-id.ts';
import { DECLARED_TYPES, type Declaration } from '#core/step/field.ts';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import classes from './declarations-field.module.css';

const NONE: readonly Declaration[] = [];
const TYPE_LABELS: Readonly<Record<Declaration['type'], string>> = {
  any: 'Anything',
  text: 'Text',
  number: 'Number',
  boolean: 'True or false',
  object: 'Object',
  list: 'List',
};
const TYPES = DECLARED_TYPES.map((value) => ({ value, label: TYPE_LABELS[value] }));

/** Names that callers are expected to send, each with its type, an example, and whether it may be left out. */
export function DeclarationsFieldInput(props: FieldProps<'declarations'>) {
  const { field, value: rows = NONE, onChange, messages, isReadOnly } = props;
  const { label, help, isRequired = false, keyLabel } = field;
  const list = useRef<HTMLDivElement>(null);
  const change = (id: string, changed: Partial<Declaration>, part: string): void =>
    onChange(
      rows.map((row) => (row.id === id ? { ...row, ...changed } : row)),
      `${id}/${part}`,
    );
  const add = (): void => {
    const id = createShortId(Math.random);
    onChange([...rows, { id, name: '', type: 'any', isRequired: false, example: '' }], 'rows');
    requestAnimationFrame(() => {
      const input = list.current?.querySelector(`[data-row="${id}"] input`);
      if (input instanceof HTMLElement) input.focus();
    });
  };
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {({ describedBy }) => (
        <div ref={list} className={classes['list']} role="group" aria-label={label} aria-describedby={describedBy}>
          {rows.map((row, index) => {
            const called = row.name === '' ? `row ${index + 1} of ${label}` : `“${row.name}”`;
            return (
              <div key={row.id} className={classes['row']} data-row={row.id}>
                <TextInput
                  size="xs"
                  className={classes['name']}
                  aria-label={`${keyLabel} of row ${index + 1} of ${label}`}
                  placeholder={keyLabel}
                  spellCheck={false}
                  maxLength={200}
                  value={row.name}
                  onChange={({ currentTarget }) => change(row.id, { name: currentTarget.value }, 'name')}
                  readOnly={isReadOnly}
                />
                <NativeSelect
                  size="xs"
                  aria-label={`Type of ${called}`}
                  data={TYPES}
                  value={row.type}
                  onChange={({ currentTarget: { value } }) =>
                    change(row.id, { type: DECLARED_TYPES.find((type) => type === value) ?? 'any' }, 'type')
                  }
                  disabled={isReadOnly}
                />
                <TextInput
                  size="xs"
                  className={classes['example']}
                  aria-label={`Example of ${called}`}
                  placeholder="Example"
                  spellCheck={false}
                  maxLength={1000}
                  value={row.example}
                  onChange={({ currentTarget }) => change(row.id, { example: currentTarget.value }, 'example')}
                  readOnly={isReadOnly}
                />
                <Checkbox
                  size="xs"
                  className={classes['required']}
                  label="Required"
                  aria-label={`${called} is required`}
                  checked={row.isRequired}
                  onChange={({ currentTarget }) => change(row.id, { isRequired: currentTarget.checked }, 'required')}
                  disabled={isReadOnly}
                />
                {!isReadOnly && (
                  <ActionIcon
                    size="sm"
                    aria-label={`Remove ${called}`}
                    onClick={() =>
                      onChange(
                        rows.filter(({ id }) => id !== row.id),
                        'rows',
                      )
                    }
                  >
                    <IconTrash size={15} stroke={1.6} aria-hidden />
                  </ActionIcon>
                )}
              </div>
            );
          })}
          {!isReadOnly && (
            <Button
              variant="subtle"
              size="compact-xs"
              className={classes['add']}
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={add}
              aria-label={`Add a row to ${label}`}
            >
              Add
            </Button>
          )}
        </div>
      )}
    </FieldFrame>
  );
}

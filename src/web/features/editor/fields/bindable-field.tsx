import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconVariable } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Template } from '#core/expression/template.ts';
import type { ChoiceField, NumberField, ToggleField } from '#core/step/field.ts';
import { useEditorStore } from '../store/editor-context.ts';
import { EMPTY_TEMPLATE } from './empty-template.ts';
import { FieldFrame, type FieldMessage } from './field-frame.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { ValueInput } from './value-input.tsx';
import classes from './bindable-field.module.css';

type BindableFieldProps = {
  readonly field: NumberField | ChoiceField | ToggleField;
  /** Undefined: the field has a value of its own. */
  readonly binding: Template | undefined;
  readonly onChange: (value: Template | number | string | boolean, part?: string) => void;
  readonly messages: readonly FieldMessage[];
  readonly isReadOnly: boolean;
  /** The input for a value of its own, with the button that turns to a variable. */
  readonly children: (action: ReactNode) => ReactNode;
};

/** A number, a choice or a toggle that a variable or a formula may give instead. */
export function BindableField({ field, binding, onChange, messages, isReadOnly, children }: BindableFieldProps) {
  const { label, help, isRequired = false } = field;
  const store = useEditorStore();
  const root = useRef<HTMLDivElement>(null);
  const mayFocus = useRef(false);
  const isBound = binding !== undefined;
  useEffect(() => {
    const target = root.current?.querySelector('[role="textbox"], input, select');
    if (mayFocus.current && target instanceof HTMLElement) target.focus();
    mayFocus.current = false;
  }, [isBound]);
  const turn = () => {
    mayFocus.current = true;
    onChange(isBound ? field.default : EMPTY_TEMPLATE, 'variable');
    store.announce(isBound ? `${label} has a value of its own again.` : `A variable gives ${label} now.`);
  };
  const told = isBound ? 'Back to a value of its own' : 'Use a variable';
  const action = isReadOnly ? null : (
    <Tooltip label={told}>
      <ActionIcon size={24} aria-label={`${told}: ${label}`} onClick={turn}>
        {isBound ? (
          <IconArrowBackUp size={15} stroke={1.6} aria-hidden />
        ) : (
          <IconVariable size={15} stroke={1.6} aria-hidden />
        )}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div ref={root} className={classes['field']}>
      {binding === undefined ? (
        children(action)
      ) : (
        <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages} action={action}>
          {(names) => (
            <>
              <ValueInput
                {...names}
                value={binding}
                onChange={onChange}
                placeholder={`Empty: ${describeDefault(field)}`}
                isReadOnly={isReadOnly}
              />
              <TemplatePreview value={binding} kind="text" />
            </>
          )}
        </FieldFrame>
      )}
    </div>
  );
}

function describeDefault(field: BindableFieldProps['field']): string {
  switch (field.kind) {
    case 'number':
      return field.unit === undefined ? String(field.default) : `${field.default} ${field.unit}`;
    case 'toggle':
      return field.default ? 'on' : 'off';
    case 'choice':
      return field.options.find(({ value }) => value === field.default)?.label ?? field.default;
    default:
      return field satisfies never;
  }
}

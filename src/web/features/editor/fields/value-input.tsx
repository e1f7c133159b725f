import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMathFunction } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Template } from '#core/expression/template.ts';
import { findWholeFormula, jsonToFormula, toFormula, toTemplate } from '../formula/convert-template.ts';
import { FormulaInput } from '../formula/formula-input.tsx';
import { useEditorStore } from '../store/editor-context.ts';
import { TemplateInput, type TemplateInputProps } from './template-input.tsx';
import classes from './value-input.module.css';

type ValueInputProps = Omit<TemplateInputProps, 'onChange' | 'onFormula' | 'handle'> & {
  /** `part` tells a switch between text and formula from typing. */
  readonly onChange: (value: Template, part?: string) => void;
  readonly kind?: 'text' | 'json';
  readonly takesFormulas?: boolean;
};

/** Text with variables, or one formula, and the switch between them. */
export function ValueInput({ kind = 'text', takesFormulas = true, onChange, ...input }: ValueInputProps) {
  const { value, label, isReadOnly = false } = input;
  const store = useEditorStore();
  const control = useRef<{ readonly focus: () => void }>(null);
  const mayFocus = useRef(false);
  const formula = findWholeFormula(value);
  const isFormula = formula !== undefined;
  const change = () => {
    mayFocus.current = true;
    const written = kind === 'json' ? jsonToFormula(value) : toFormula(value);
    onChange(isFormula ? toTemplate(formula) : [{ formula: written }], 'formula');
    store.announce(isFormula ? `${label} is text again.` : `${label} is a formula now.`);
  };
  useEffect(() => {
    if (mayFocus.current) control.current?.focus();
    mayFocus.current = false;
  }, [isFormula]);
  return (
    <div className={classes['value']}>
      {isFormula ? (
        <FormulaInput
          {...input}
          formula={formula}
          onChange={(next) => onChange([{ formula: next }])}
          handle={control}
        />
      ) : (
        <TemplateInput {...input} onChange={onChange} onFormula={takesFormulas ? change : undefined} handle={control} />
      )}
      {!isReadOnly && (takesFormulas || isFormula) && (
        <Tooltip label={isFormula ? 'Back to text with variables' : 'Write a formula instead'}>
          <ActionIcon
            size={24}
            className={classes['switch']}
            aria-label={`Formula for ${label}`}
            aria-pressed={isFormula}
            onClick={change}
          >
            <IconMathFunction size={15} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

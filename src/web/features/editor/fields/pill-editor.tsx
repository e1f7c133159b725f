import { Button, Group, Popover } from '@mantine/core';
import { useState } from 'react';
import type { Formula } from '#core/expression/template.ts';
import { PointAnchor } from '../canvas/point-anchor.tsx';
import { findPlainSlot, toFormula } from '../formula/convert-template.ts';
import { FormulaInput } from '../formula/formula-input.tsx';
import type { PillToken } from './template-dom.ts';
import classes from './pill-editor.module.css';

type PillEditorProps = {
  readonly token: PillToken;
  readonly at: DOMRect;
  /** Name of the field. */
  readonly label: string;
  readonly onChange: (token: PillToken) => void;
  readonly onClose: () => void;
};

/** A variable or formula within a text: a formula of its own, with transforms, or the plain variable again. */
export function PillEditor({ token, at, label, onChange, onClose }: PillEditorProps) {
  const [formula, setFormula] = useState<Formula>(() => ('ref' in token ? toFormula([token]) : token.formula));
  const plain = findPlainSlot(formula);
  const change = (next: Formula) => {
    setFormula(next);
    const reference = findPlainSlot(next);
    // A variable to which nothing is done stays a variable.
    onChange(reference === undefined ? { formula: next } : { ref: reference });
  };
  return (
    <Popover opened onChange={onClose} onDismiss={onClose} position="bottom-start" width={380} trapFocus closeOnEscape>
      <Popover.Target>
        <PointAnchor at={{ x: at.left, y: at.bottom + 4 }} />
      </Popover.Target>
      <Popover.Dropdown aria-label={`Formula in ${label}`}>
        <p className={classes['hint']}>
          {plain === undefined
            ? 'This formula is one value within the text.'
            : 'Transform this variable, or write a formula around it.'}
        </p>
        <FormulaInput formula={formula} onChange={change} label={`Formula in ${label}`} />
        <Group justify="flex-end" mt={8}>
          <Button size="xs" onClick={onClose}>
            Done
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

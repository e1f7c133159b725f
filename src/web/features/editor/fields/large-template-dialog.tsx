import { Modal } from '@mantine/core';
import { useMemo } from 'react';
import { VariablePanel } from '../variables/variable-panel.tsx';
import { createVariableTargets, VariableTargetsContext } from '../variables/variable-target.ts';
import type { FieldMessage } from './field-frame.tsx';
import classes from './large-template-dialog.module.css';
import type { TemplateInputProps } from './template-input.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { ValueInput } from './value-input.tsx';

type LargeTemplateDialogProps = {
  readonly title: string;
  readonly input: TemplateInputProps;
  readonly messages: readonly FieldMessage[];
  readonly onClose: () => void;
};

/** The same field with room, the variables beside it. */
export function LargeTemplateDialog({ title, input, messages, onClose }: LargeTemplateDialogProps) {
  // Variables chosen in here belong into this field, not into the one behind the dialog.
  const targets = useMemo(() => createVariableTargets(), []);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="min(1100px, 92vw)"
      closeButtonProps={{ 'aria-label': 'Close the large editor' }}
    >
      <VariableTargetsContext value={targets}>
        <div className={classes['columns']}>
          <div className={classes['editor']}>
            <ValueInput {...input} kind="json" isTall />
            <div role="status">
              {messages.map(({ message }) => (
                <p key={message} className={classes['message']}>
                  {message}
                </p>
              ))}
            </div>
            <TemplatePreview value={input.value} kind="json" />
          </div>
          <div className={classes['variables']}>
            <VariablePanel />
          </div>
        </div>
      </VariableTargetsContext>
    </Modal>
  );
}

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsDiagonal } from '@tabler/icons-react';
import { useState } from 'react';
import { EMPTY_TEMPLATE } from './empty-template.ts';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { LargeTemplateDialog } from './large-template-dialog.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { ValueInput } from './value-input.tsx';

/** JSON text with variables. Whether it is JSON is checked with everything else, as one types. */
export function JsonFieldInput({ field, value = EMPTY_TEMPLATE, onChange, messages, isReadOnly }: FieldProps<'json'>) {
  const [isLarge, setIsLarge] = useState(false);
  const { label, help, isRequired = false, placeholder = '{ }' } = field;
  const input = { value, onChange, placeholder, isRequired, isReadOnly, isMultiline: true, isMonospace: true };
  const enlarge = (
    <Tooltip label="Open in a large editor">
      <ActionIcon size="sm" aria-label={`Open ${label} in a large editor`} onClick={() => setIsLarge(true)}>
        <IconArrowsDiagonal size={15} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages} action={enlarge}>
      {(names) => (
        <>
          <ValueInput {...names} {...input} kind="json" />
          <TemplatePreview value={value} kind="json" />
          {isLarge && (
            <LargeTemplateDialog
              title={label}
              input={{ ...input, label, isInvalid: names.isInvalid }}
              messages={messages}
              onClose={() => setIsLarge(false)}
            />
          )}
        </>
      )}
    </FieldFrame>
  );
}

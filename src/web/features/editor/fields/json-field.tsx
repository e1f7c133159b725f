import { ActionIcon, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconArrowsDiagonal, IconListTree } from '@tabler/icons-react';
import { useState } from 'react';
import { readJsonTree } from '#core/expression/json-tree/read-json-tree.ts';
import { findWholeFormula } from '../formula/convert-template.ts';
import { EMPTY_TEMPLATE } from './empty-template.ts';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { JsonTreeInput } from './json-tree/json-tree-input.tsx';
import classes from './json-tree/json-tree.module.css';
import { LargeTemplateDialog } from './large-template-dialog.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { ValueInput } from './value-input.tsx';

/** JSON text with variables, or the same as a tree. Whether it is JSON is checked with everything else, as one types. */
export function JsonFieldInput({ field, value = EMPTY_TEMPLATE, onChange, messages, isReadOnly }: FieldProps<'json'>) {
  const [isLarge, setIsLarge] = useState(false);
  const [view, setView] = useLocalStorage<'text' | 'tree'>({ key: 'millrace-json-view', defaultValue: 'text' });
  const { label, help, isRequired = false, placeholder = '{ }' } = field;
  const input = { value, onChange, placeholder, isRequired, isReadOnly, isMultiline: true, isMonospace: true };
  const isTree = view === 'tree' && findWholeFormula(value) === undefined;
  const tree = isTree ? readJsonTree(value) : null;
  const told = view === 'tree' ? 'Show as text' : 'Show as a tree';
  const actions = (
    <span style={{ display: 'flex', gap: 4 }}>
      <Tooltip label={told}>
        <ActionIcon
          size="sm"
          aria-label={`Show ${label} as a tree`}
          aria-pressed={view === 'tree'}
          onClick={() => setView(view === 'tree' ? 'text' : 'tree')}
        >
          <IconListTree size={15} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Open in a large editor">
        <ActionIcon size="sm" aria-label={`Open ${label} in a large editor`} onClick={() => setIsLarge(true)}>
          <IconArrowsDiagonal size={15} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </span>
  );
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages} action={actions}>
      {(names) => (
        <>
          {tree?.ok === true ? (
            <JsonTreeInput
              label={label}
              describedBy={names.describedBy}
              root={tree.root}
              onChange={onChange}
              isReadOnly={isReadOnly}
            />
          ) : (
            <>
              {tree !== null && <p className={classes['hint']}>{tree.reason} So it is shown as text.</p>}
              <ValueInput {...names} {...input} kind="json" />
              <TemplatePreview value={value} kind="json" />
            </>
          )}
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

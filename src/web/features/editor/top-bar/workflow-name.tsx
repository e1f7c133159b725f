import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import classes from './top-bar.module.css';

/** The workflow's name, edited in place. An empty one is put back when the field is left. */
export function WorkflowName() {
  const store = useEditorStore();
  const name = useEditorState((state) => state.document.name);
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const [isEmpty, setIsEmpty] = useState(false);
  return (
    <>
      <VisuallyHidden component="h1">{name}</VisuallyHidden>
      <input
        className={classes['name']}
        aria-label="Name of the workflow"
        readOnly={isReadOnly}
        maxLength={200}
        value={isEmpty ? '' : name}
        placeholder={name}
        onChange={({ currentTarget: { value } }) => {
          setIsEmpty(value.trim() === '');
          if (value.trim() === '') return;
          store.edit('Rename the workflow', [{ kind: 'set-name', name: value }], { mergeKey: 'workflow-name' });
        }}
        onBlur={() => setIsEmpty(false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </>
  );
}

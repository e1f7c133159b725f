import { Textarea } from '@mantine/core';
import { findStep } from '#core/workflow/walk.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import classes from './inspector.module.css';

const MAX_LENGTH = 10_000;

export function NotesTab({ stepId }: { readonly stepId: string }) {
  const store = useEditorStore();
  const note = useEditorState(({ document }) => findStep(document, stepId)?.note ?? '');
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const change = (text: string) => {
    const name = findStep(store.state.getState().document, stepId)?.name ?? '';
    const operation = { kind: 'set-step-option', stepId, option: { note: text } } as const;
    store.edit(`Edit the note of '${name}'`, [operation], { mergeKey: `${stepId}/note` });
  };
  return (
    <div className={classes['scroll']}>
      <Textarea
        label="Note"
        description="For whoever reads this workflow next: why this step is here, what to know before changing it."
        autosize
        minRows={8}
        maxRows={30}
        maxLength={MAX_LENGTH}
        value={note}
        onChange={(event) => change(event.currentTarget.value)}
        readOnly={isReadOnly}
      />
    </div>
  );
}

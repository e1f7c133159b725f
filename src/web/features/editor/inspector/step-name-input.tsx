import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { findStep } from '#core/workflow/walk.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { useFieldMessages } from './use-field-messages.tsx';
import classes from './inspector.module.css';

const MAX_LENGTH = 200;

/** The step's name. It cannot be empty: an emptied name is only a draft, and leaving the field brings the last one back. */
export function StepNameInput({ stepId }: { readonly stepId: string }) {
  const store = useEditorStore();
  const name = useEditorState(({ document }) => findStep(document, stepId)?.name ?? '');
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const [draft, setDraft] = useState<string | null>(null);
  const problem = useFieldMessages(stepId, null).find(({ message }) => /name/i.test(message));
  const change = (text: string) => {
    setDraft(text);
    const next = text.trim();
    if (next === '' || next === name) return;
    store.edit(`Rename '${name}'`, [{ kind: 'rename-step', stepId, name: next }], { mergeKey: `${stepId}/name` });
  };
  return (
    <TextInput
      variant="unstyled"
      aria-label="Name of the step"
      classNames={{ input: classes['name'] ?? '' }}
      maxLength={MAX_LENGTH}
      value={draft ?? name}
      error={draft?.trim() === '' ? 'A step needs a name.' : problem?.message}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => setDraft(null)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      readOnly={isReadOnly}
    />
  );
}

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { findStep } from '#core/workflow/walk.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';

export function RenameDialog() {
  const view = useEditorView();
  const stepId = useEditorViewState((state) => state.renaming);
  const name = useEditorState(({ document }) => (stepId === null ? undefined : findStep(document, stepId)?.name));
  return (
    <Modal opened={stepId !== null && name !== undefined} onClose={() => view.rename(null)} title="Rename the step">
      {stepId === null || name === undefined ? null : <RenameForm stepId={stepId} name={name} />}
    </Modal>
  );
}

function RenameForm({ stepId, name }: { readonly stepId: string; readonly name: string }) {
  const store = useEditorStore();
  const view = useEditorView();
  const [text, setText] = useState(name);
  const wanted = text.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === '') return;
        view.rename(null);
        if (wanted === name) return;
        store.edit(`Rename '${name}' to '${wanted}'`, [{ kind: 'rename-step', stepId, name: wanted }]);
        store.announce(`'${name}' is now called '${wanted}'.`);
      }}
    >
      <Stack>
        <TextInput
          label="Name"
          description="Variables of this step show its new name everywhere."
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          error={wanted === '' ? 'The step needs a name.' : null}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => view.rename(null)}>
            Cancel
          </Button>
          <Button type="submit" disabled={wanted === ''}>
            Rename
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { notifyError } from '../../../lib/notify-error.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { restoreVersion } from '../edits/restore-version.ts';
import { useRemoveSnapshot, useRenameSnapshot } from '../requests/snapshots.ts';
import { useUpdateVersion } from '../requests/update-version.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { EditText } from './edit-text.tsx';
import type { KeptState } from './kept-states.ts';

type KeptStateActionsProps = {
  readonly state: KeptState;
  readonly document: WorkflowDocument;
  readonly onClose: () => void;
};

/** What can be done with a kept state: share it, put its words right, make it the draft. */
export function KeptStateActions({ state, document, onClose }: KeptStateActionsProps) {
  const store = useEditorStore();
  const isReadOnly = useEditorState(({ isReadOnly: is }) => is);
  const restore = () => {
    restoreVersion(store, document, state.kind === 'version' ? `version ${state.version.number}` : `“${state.title}”`);
    onClose();
  };
  return (
    <Group justify="space-between">
      <Group gap={8}>
        <CopyButton text={window.location.href} label="Copy link" kind="button" />
        {isReadOnly ? null : state.kind === 'version' ? (
          <VersionNote key={state.key} state={state} />
        ) : (
          <SnapshotWords key={state.key} state={state} />
        )}
      </Group>
      {isReadOnly ? null : (
        <Button variant="default" onClick={restore}>
          {state.kind === 'version' ? `Make version ${state.version.number} the draft` : 'Make it the draft'}
        </Button>
      )}
    </Group>
  );
}

function VersionNote({ state }: { readonly state: Extract<KeptState, { kind: 'version' }> }) {
  const { projectId, workflowId } = useEditorStore();
  const { id, note, number } = state.version;
  const request = useUpdateVersion(projectId, workflowId, id);
  return (
    <EditText
      button={note === '' ? 'Add a note' : 'Edit the note'}
      label={`Note of version ${number}`}
      value={note}
      maxLength={2000}
      mayBeEmpty
      isPending={request.isPending}
      onSave={(next, done) =>
        request.mutate(next, { onSuccess: done, onError: (error) => notifyError(error, 'The note was not saved') })
      }
    />
  );
}

function SnapshotWords({ state }: { readonly state: Extract<KeptState, { kind: 'snapshot' }> }) {
  const place = useEditorStore();
  const { id, name } = state.snapshot;
  const rename = useRenameSnapshot(place, id);
  const remove = useRemoveSnapshot(place, id);
  const [isRemoving, setIsRemoving] = useState(false);
  return (
    <>
      <EditText
        button="Rename"
        label="Name of this state"
        value={name}
        maxLength={100}
        isPending={rename.isPending}
        onSave={(next, done) =>
          rename.mutate(next, { onSuccess: done, onError: (error) => notifyError(error, 'It keeps its name') })
        }
      />
      <Button variant="subtle" color="red" onClick={() => setIsRemoving(true)}>
        Delete
      </Button>
      <ConfirmDialog
        isOpen={isRemoving}
        title={`Delete “${name}”?`}
        confirmLabel="Delete"
        isPending={remove.isPending}
        onClose={() => setIsRemoving(false)}
        onConfirm={() =>
          remove.mutate(undefined, {
            onSuccess: () => setIsRemoving(false),
            onError: (error) => notifyError(error, 'It was not deleted'),
          })
        }
      >
        This named state is forgotten. The draft and all published versions stay as they are.
      </ConfirmDialog>
    </>
  );
}

import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconPin, IconPinnedOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Json } from '#core/base/json.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { findStep } from '#core/workflow/walk.ts';
import { JsonEditor } from '../../../ui/monaco/json-editor.tsx';
import { useEditorState } from '../store/editor-context.ts';
import { useTestSession, useTestState } from './use-test-session.ts';
import classes from './test-shelf.module.css';

/** Pins an output to a step, so that tests use it and do not call the step. */
export function PinnedOutput({ stepId }: { readonly stepId: string }) {
  const session = useTestSession();
  const pinned = useTestState(({ pins }) => pins[stepId]);
  const output = useEditorState(({ testOutputs }) => testOutputs[stepId]);
  const canPin = useEditorState(
    ({ document, isReadOnly }) => !isReadOnly && findStep(document, stepId)?.branches.length === 0,
  );
  const [isEditing, setIsEditing] = useState(false);
  if (!canPin) return null;
  return (
    <Group gap={4} wrap="nowrap">
      {pinned === undefined ? null : (
        <span className={classes['status']} role="status">
          <IconPin size={13} aria-hidden /> Pinned: tests of the workflow do not call this step.
        </span>
      )}
      {pinned === undefined && output !== undefined ? (
        <Button size="compact-xs" variant="subtle" onClick={() => session.pin(stepId, output)}>
          Pin this output
        </Button>
      ) : null}
      <Button size="compact-xs" variant="subtle" onClick={() => setIsEditing(true)}>
        {pinned === undefined ? 'Pin JSON…' : 'Edit'}
      </Button>
      {pinned === undefined ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPinnedOff size={13} aria-hidden />}
          onClick={() => session.pin(stepId, undefined)}
        >
          Unpin
        </Button>
      )}
      {isEditing && (
        <PinDialog
          start={pinned ?? output ?? {}}
          onPin={(value) => {
            setIsEditing(false);
            session.pin(stepId, value);
          }}
          onClose={() => setIsEditing(false)}
        />
      )}
    </Group>
  );
}

type PinDialogProps = {
  readonly start: Json;
  readonly onPin: (output: Json) => void;
  readonly onClose: () => void;
};

function PinDialog({ start, onPin, onClose }: PinDialogProps) {
  const [text, setText] = useState(() => JSON.stringify(start, null, 2));
  const parsed = parseJsonText(text);
  return (
    <Modal opened onClose={onClose} size="lg" title="Pinned output">
      <Stack>
        <JsonEditor
          label="Pinned output"
          value={text}
          onChange={setText}
          problem={parsed.ok ? undefined : parsed.problem}
          height={320}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!parsed.ok} onClick={() => parsed.ok && onPin(parsed.value)}>
            Pin
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

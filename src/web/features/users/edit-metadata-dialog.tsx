import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMemo, useState, type FormEvent } from 'react';
import { checkMetadataText } from '#core/schema/check-metadata.ts';
import { JsonEditor } from '../../ui/monaco/json-editor.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { User } from './requests/get-user.ts';
import { useSaveMetadata } from './use-save-metadata.tsx';
import classes from './users.module.css';

type EditMetadataDialogProps = {
  readonly projectId: string;
  readonly user: User;
  readonly onClose: () => void;
};

/** Mounted while it is open. */
export function EditMetadataDialog({ projectId, user: { userId, metadata }, onClose }: EditMetadataDialogProps) {
  const [base, setBase] = useState(metadata);
  const [text, setText] = useState(() => write(metadata));
  const checked = useMemo(() => checkMetadataText(text), [text]);
  const { save, isPending } = useSaveMetadata(projectId, userId);
  const startAgain = () => {
    setBase(metadata);
    setText(write(metadata));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.ok) return;
    if (write(checked.value) === write(metadata)) return onClose();
    save(checked.value, metadata, onClose);
  };
  return (
    <Modal opened onClose={onClose} title={`Metadata of ${userId}`} size={640} closeOnClickOutside={false}>
      <form onSubmit={submit}>
        <Stack>
          <p className={classes['help']}>
            What filters, variables and schedules may know of this user. Your app sets it too, and then replaces all of
            it.
          </p>
          {write(base) === write(metadata) ? null : (
            <Notice tone="warn" title="It has been changed meanwhile, by the app or another member.">
              <p className={classes['help']}>Saving replaces that.</p>
              <Button variant="default" size="xs" onClick={startAgain}>
                Start from the newest
              </Button>
            </Notice>
          )}
          <JsonEditor
            label="Metadata"
            value={text}
            onChange={setText}
            problem={checked.ok ? undefined : checked}
            height={280}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isPending} disabled={!checked.ok}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function write(metadata: User['metadata']): string {
  return JSON.stringify(metadata, null, 2);
}

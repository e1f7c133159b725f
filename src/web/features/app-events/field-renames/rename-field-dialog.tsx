import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { getAtPath, isJsonObject, type Json, type JsonPath } from '#core/base/json.ts';
import { describeOldField } from './describe-rename.ts';

type RenameFieldDialogProps = {
  readonly path: JsonPath;
  readonly sample: Json;
  readonly onRename: (to: string) => void;
  readonly onClose: () => void;
};

/** Asks for a field's new key. */
export function RenameFieldDialog({ path, sample, onRename, onClose }: RenameFieldDialogProps) {
  const old = String(path.at(-1));
  const [key, setKey] = useState(old);
  const siblings = getAtPath(sample, path.slice(0, -1));
  const isTaken = key !== old && isJsonObject(siblings) && Object.hasOwn(siblings, key);
  const problem = key === '' ? 'A field needs a key.' : isTaken ? `There is a field “${key}” already.` : undefined;
  return (
    <Modal opened onClose={onClose} title={`Rename “${describeOldField({ path, to: '' })}”`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (problem !== undefined) return;
          if (key === old) onClose();
          else onRename(key);
        }}
      >
        <Stack>
          <TextInput
            label="New key"
            description="As your app is going to send it. The next step shows the drafts that read this field."
            value={key}
            error={problem}
            maxLength={1000}
            data-autofocus
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={problem !== undefined}>
              Go on
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

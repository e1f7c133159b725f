import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldRename } from '#core/schema/find-renamed-fields.ts';
import { notifyError } from '../../../lib/notify-error.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { Notice } from '../../../ui/notice.tsx';
import { fetchRenameEffect, useRenameFields, type RenameEffect } from '../requests/field-renames.ts';
import { countVariables, describeDraftCount, describeVariableCount } from './describe-rename.ts';
import { ReaderList } from './reader-list.tsx';
import { RenameText } from './rename-text.tsx';
import { useNotifyRenamed } from './use-notify-renamed.tsx';

type FollowRenamesDialogProps = {
  readonly projectId: string;
  readonly appEventId: string;
  /** The sample with the new keys, to be saved. */
  readonly sample: string;
  readonly renames: readonly FieldRename[];
  readonly onSaveOnly: () => void;
  readonly onSaved: () => void;
  readonly onClose: () => void;
};

/** Saves a sample with renamed fields, and changes every draft that reads them. */
export function FollowRenamesDialog(props: FollowRenamesDialogProps) {
  const { projectId, appEventId, sample, renames, onSaveOnly, onSaved, onClose } = props;
  const [left, setLeft] = useState<ReadonlySet<FieldRename>>(new Set());
  const [readsBoth, setReadsBoth] = useState(true);
  const chosen = renames.filter((rename) => !left.has(rename));
  const effect = useQuery({
    queryKey: projectKey(projectId, 'app-events', appEventId, 'rename-effect', chosen),
    queryFn: () => fetchRenameEffect(projectId, appEventId, chosen),
    enabled: chosen.length > 0,
    placeholderData: (previous) => previous,
    gcTime: 0,
  });
  const save = useRenameFields(projectId, appEventId);
  const notifyRenamed = useNotifyRenamed(projectId, appEventId);
  const toggle = (rename: FieldRename) => {
    const changed = new Set(left);
    if (!changed.delete(rename)) changed.add(rename);
    setLeft(changed);
  };
  const submit = () =>
    save.mutate(
      { sample, renames: chosen, readsBoth },
      {
        onSuccess: (made) => {
          onSaved();
          notifyRenamed(made);
        },
        onError: (error) => notifyError(error, 'Nothing was renamed.'),
      },
    );
  const count = countVariables(effect.data?.drafts ?? []);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={renames.length === 1 ? 'A field is renamed' : 'Fields are renamed'}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length === 0) onSaveOnly();
          else submit();
        }}
      >
        <Stack>
          {renames.length === 1 ? (
            renames.map((rename) => <RenameText key={rename.to} rename={rename} />)
          ) : (
            <Stack gap={6} role="group" aria-label="Renamed fields to follow">
              {renames.map((rename) => (
                <Checkbox
                  key={JSON.stringify(rename.path)}
                  checked={!left.has(rename)}
                  onChange={() => toggle(rename)}
                  label={<RenameText rename={rename} />}
                />
              ))}
            </Stack>
          )}
          {chosen.length > 0 && effect.data !== undefined ? (
            <Effect projectId={projectId} effect={effect.data} />
          ) : null}
          <Checkbox
            checked={readsBoth}
            disabled={chosen.length === 0}
            onChange={(event) => setReadsBoth(event.currentTarget.checked)}
            label="Read both until your senders have changed"
            description="The drafts take the new key, and where a payload does not have it the old one."
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="default" onClick={onSaveOnly} disabled={save.isPending}>
              Save the sample only
            </Button>
            <Button type="submit" loading={save.isPending} disabled={chosen.length === 0} data-autofocus>
              {count === 0 ? 'Save and rename' : `Save and change ${describeVariableCount(count)}`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Effect({
  projectId,
  effect: { drafts, published },
}: {
  readonly projectId: string;
  readonly effect: RenameEffect;
}) {
  return (
    <>
      <div>
        {drafts.length === 0 ? (
          'No draft reads the old key.'
        ) : (
          <>
            {describeVariableCount(countVariables(drafts))} in {describeDraftCount(drafts.length)} can follow as one
            change, which can be undone:
            <ReaderList projectId={projectId} readers={drafts} />
          </>
        )}
      </div>
      {published.length === 0 ? null : (
        <Notice tone="warn" title="Published versions go on reading the old key">
          Publish these workflows again before your app stops sending it.
          <ReaderList projectId={projectId} readers={published} />
        </Notice>
      )}
    </>
  );
}

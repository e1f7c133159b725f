import { Alert, Button, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useCan } from '../../lib/permissions.ts';
import { shortcutText } from '../../lib/shortcut-text.ts';
import type { AppEvent } from './requests/get-app-event.ts';
import type { SampleDraft } from './sample-draft.ts';
import { SampleEditor } from './sample-editor.tsx';
import classes from './tabs.module.css';
import { useCheckedSample } from './use-checked-sample.ts';
import { useSaveSample } from './use-save-sample.tsx';

type SampleTabProps = {
  readonly projectId: string;
  readonly appEvent: AppEvent;
  readonly draft: SampleDraft;
  readonly canEdit: boolean;
};

export function SampleTab({ projectId, appEvent, draft, canEdit }: SampleTabProps) {
  const checked = useCheckedSample(draft.text);
  const { save, renameField, isPending, dialog } = useSaveSample(projectId, appEvent, draft, checked);
  const canBuild = useCan('build');
  const canSave = draft.isChanged && checked.ok && !isPending;
  useHotkeys([['mod+S', () => canSave && save()]], [], true);
  return (
    <div className={classes['tab']}>
      {canEdit ? (
        <Group className={classes['line']} justify="space-between" wrap="nowrap" align="flex-start">
          <p className={classes['text']}>
            What a payload of this event looks like. It gives workflows their variables and their test data; what your
            app really sends is never refused for differing from it.
          </p>
          <Group gap="xs" wrap="nowrap" flex="none">
            {draft.isChanged ? <span className={classes['unsaved']}>Unsaved changes</span> : null}
            <Button variant="default" disabled={!draft.isChanged} onClick={draft.discard}>
              Discard
            </Button>
            <Button disabled={!canSave} loading={isPending} onClick={save} title={shortcutText('mod+S')}>
              Save sample
            </Button>
          </Group>
        </Group>
      ) : null}
      {draft.isOutdated ? (
        <Alert color="yellow" mb="md" title="The sample has been changed elsewhere">
          Another member saved a different sample while you were editing. Saving replaces theirs; discarding shows it.
        </Alert>
      ) : null}
      <SampleEditor
        text={draft.text}
        onChange={draft.edit}
        checked={checked}
        height="max(320px, calc(100dvh - 262px))"
        isReadOnly={!canEdit}
        {...(canBuild && !draft.isChanged ? { onRenameField: renameField } : {})}
      />
      {dialog}
    </div>
  );
}

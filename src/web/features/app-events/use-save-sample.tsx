import { useState, type ReactNode } from 'react';
import type { JsonPath } from '#core/base/json.ts';
import { renameJsonKey } from '#core/base/rename-json-key.ts';
import { checkSample, type CheckedSample } from '#core/schema/check-sample.ts';
import { findRenamedFields, type FieldRename } from '#core/schema/find-renamed-fields.ts';
import { notifyDone, notifyError } from '../../lib/notify-error.ts';
import { useCan } from '../../lib/permissions.ts';
import { FollowRenamesDialog } from './field-renames/follow-renames-dialog.tsx';
import { fetchRenameEffect } from './requests/field-renames.ts';
import type { AppEvent } from './requests/get-app-event.ts';
import { useUpdateAppEvent } from './requests/update-app-event.ts';
import type { SampleDraft } from './sample-draft.ts';

type Asking = { readonly sample: string; readonly renames: readonly FieldRename[] };

/**
 * Saves a sample; where one of its fields seems to be renamed and drafts read it, it asks first whether they follow.
 * `dialog` is what it asks with.
 */
export function useSaveSample(projectId: string, appEvent: AppEvent, draft: SampleDraft, checked: CheckedSample) {
  const update = useUpdateAppEvent(projectId, appEvent.id);
  const canBuild = useCan('build');
  const [asking, setAsking] = useState<Asking>();
  const [isLooking, setIsLooking] = useState(false);

  const saveOnly = (sample: string) =>
    update.mutate(
      { sample },
      {
        onSuccess: () => {
          setAsking(undefined);
          draft.discard();
          notifyDone('The sample is saved. New variables show in the editor of every workflow on this event.');
        },
        onError: (error) => notifyError(error, 'The sample was not saved.'),
      },
    );
  const save = async () => {
    const saved = checkSample(appEvent.sample);
    const renames = canBuild && saved.ok && checked.ok ? findRenamedFields(saved.value, checked.value) : [];
    if (renames.length === 0) return saveOnly(draft.text);
    setIsLooking(true);
    try {
      const { drafts, published } = await fetchRenameEffect(projectId, appEvent.id, renames);
      if (drafts.length + published.length === 0) saveOnly(draft.text);
      else setAsking({ sample: draft.text, renames });
    } catch (error) {
      notifyError(error, 'The sample was not saved.');
    } finally {
      setIsLooking(false);
    }
  };
  const dialog: ReactNode =
    asking === undefined ? null : (
      <FollowRenamesDialog
        projectId={projectId}
        appEventId={appEvent.id}
        sample={asking.sample}
        renames={asking.renames}
        onSaveOnly={() => saveOnly(asking.sample)}
        onSaved={() => {
          setAsking(undefined);
          draft.discard();
        }}
        onClose={() => setAsking(undefined)}
      />
    );
  return {
    save: () => void save(),
    /** Of the saved sample. */
    renameField: (path: JsonPath, to: string) =>
      setAsking({ sample: renameJsonKey(appEvent.sample, path, to), renames: [{ path, to }] }),
    isPending: update.isPending || isLooking,
    dialog,
  };
}

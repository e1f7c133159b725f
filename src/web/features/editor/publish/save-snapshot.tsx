import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { useCreateSnapshot } from '../requests/snapshots.ts';
import { useEditorStore } from '../store/editor-context.ts';
import { EditText } from './edit-text.tsx';

/** Keeps the draft as it is under a name, with all that is still on its way to the server. */
export function SaveSnapshot() {
  const store = useEditorStore();
  const request = useCreateSnapshot(store);
  return (
    <EditText
      button="Name this draft"
      label="Keep the draft as it is now, as"
      value=""
      maxLength={100}
      isPending={request.isPending}
      onSave={(name, done) => {
        const save = async (): Promise<void> => {
          await store.flush();
          await request.mutateAsync(name);
          done();
          notifyDone(`The draft is kept as “${name}”.`);
        };
        save().catch((error: unknown) => notifyError(error, 'The draft was not kept'));
      }}
    />
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { hasErrorCode } from '../../lib/api-error.ts';
import { notifyDone, notifyError } from '../../lib/notify-error.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useCancelRun } from './requests/cancel-run.ts';

export function CancelRunButton({ projectId, runId }: { readonly projectId: string; readonly runId: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const cancel = useCancelRun(projectId, runId);
  const confirm = () =>
    cancel.mutate(undefined, {
      onSuccess: () => notifyDone('The run is cancelled.'),
      onError: (error) => {
        if (hasErrorCode(error, 'run_finished')) notifyDone('The run had ended before it could be cancelled.');
        else notifyError(error, 'The run was not cancelled.');
      },
      onSettled: () => setIsAsking(false),
    });
  return (
    <>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        Cancel run
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Cancel this run?"
        confirmLabel="Cancel the run"
        closeLabel="Let it go on"
        isPending={cancel.isPending}
        onConfirm={confirm}
        onClose={() => setIsAsking(false)}
      >
        The run stops before its next step. What its steps have done already, for example in another service, is not
        taken back, and a cancelled run does not go on again.
      </ConfirmDialog>
    </>
  );
}

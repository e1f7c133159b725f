import { Button, Group, List, Loader, Modal, Stack } from '@mantine/core';
import { hasErrorCode } from '../../lib/api-error.ts';
import { notifyDone, notifyError } from '../../lib/notify-error.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { describeUse } from './describe-use.ts';
import type { AppEvent } from './requests/get-app-event.ts';
import { useUsages, type AppEventUsage } from './requests/list-usages.ts';
import { useRemoveAppEvent } from './requests/remove-app-event.ts';

type DeleteAppEventDialogProps = {
  readonly projectId: string;
  readonly appEvent: AppEvent;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
};

/** Mounted while it is open. An event in use is not deleted: the dialog lists what uses it instead. */
export function DeleteAppEventDialog({ projectId, appEvent, onClose, onDeleted }: DeleteAppEventDialogProps) {
  const usages = useUsages(projectId, appEvent.id);
  const remove = useRemoveAppEvent(projectId, appEvent.id);
  const title = `Delete “${appEvent.name}”?`;
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        notifyDone(`“${appEvent.name}” is deleted.`);
        onDeleted();
      },
      onError: (error) => {
        // A workflow began to listen while the dialog was open.
        if (hasErrorCode(error, 'app_event_in_use')) void usages.refetch();
        else notifyError(error, 'The App Event was not deleted.');
      },
    });
  if (usages.data === undefined) {
    return (
      <Modal opened onClose={onClose} title={title}>
        {usages.error === null ? (
          <Loader size="sm" aria-label="Looking for workflows that use it" />
        ) : (
          <ErrorState error={usages.error} onRetry={() => void usages.refetch()} />
        )}
      </Modal>
    );
  }
  if (usages.data.length > 0) return <InUse projectId={projectId} usages={usages.data} onClose={onClose} />;
  return (
    <ConfirmDialog
      isOpen
      title={title}
      confirmLabel="Delete App Event"
      confirmName={appEvent.name}
      isPending={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      No workflow listens to it. Apps that still send it
      {appEvent.aliases.length === 0 ? '' : ', also under one of its old names,'} get the error 404 app_event_not_found.
      Events that were received already, and their runs, stay readable.
    </ConfirmDialog>
  );
}

type InUseProps = {
  readonly projectId: string;
  readonly usages: readonly AppEventUsage[];
  readonly onClose: () => void;
};

function InUse({ projectId, usages, onClose }: InUseProps) {
  return (
    <Modal opened onClose={onClose} title="This App Event is in use">
      <Stack>
        <div>
          {usages.length === 1 ? 'One workflow listens' : `${usages.length} workflows listen`} to it. Choose another
          trigger there, or delete {usages.length === 1 ? 'that workflow' : 'those workflows'}; then the event can be
          deleted.
        </div>
        <List size="sm" spacing={4}>
          {usages.map((usage) => (
            <List.Item key={usage.workflowId}>
              <TextLink
                link={{
                  to: '/p/$projectId/workflows/$workflowId',
                  params: { projectId, workflowId: usage.workflowId },
                }}
              >
                {usage.workflowName}
              </TextLink>{' '}
              ({describeUse(usage).toLowerCase()})
            </List.Item>
          ))}
        </List>
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            Close
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

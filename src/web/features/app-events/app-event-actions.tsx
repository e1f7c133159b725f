import { Button } from '@mantine/core';
import { useState } from 'react';
import { DeleteAppEventDialog } from './delete-app-event-dialog.tsx';
import { EditDetailsDialog } from './edit-details-dialog.tsx';
import type { AppEvent } from './requests/get-app-event.ts';

type AppEventActionsProps = {
  readonly projectId: string;
  readonly appEvent: AppEvent;
  readonly onDeleted: () => void;
};

export function AppEventActions({ projectId, appEvent, onDeleted }: AppEventActionsProps) {
  const [open, setOpen] = useState<'rename' | 'delete'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Button variant="default" onClick={() => setOpen('rename')}>
        Rename
      </Button>
      <Button variant="default" c="var(--mill-error)" onClick={() => setOpen('delete')}>
        Delete
      </Button>
      <EditDetailsDialog projectId={projectId} appEvent={appEvent} isOpen={open === 'rename'} onClose={close} />
      {open === 'delete' ? (
        <DeleteAppEventDialog projectId={projectId} appEvent={appEvent} onClose={close} onDeleted={onDeleted} />
      ) : null}
    </>
  );
}

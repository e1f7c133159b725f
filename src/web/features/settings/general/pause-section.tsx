import { Button, Group, Skeleton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResponseOf } from '#contract/route.ts';
import type { getProject } from '#contract/settings.ts';
import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { useCan } from '../../../lib/permissions.ts';
import { sessionKey } from '../../../lib/query-keys.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { useUpdateProject } from './project-request.ts';

type Project = ResponseOf<typeof getProject>;

/** Holds back every start of a workflow, and lets them go. */
export function PauseSection({ project }: { readonly project: Project | undefined }) {
  const canAdminister = useCan('administer');
  const client = useQueryClient();
  const update = useUpdateProject();
  const [isAsking, setIsAsking] = useState(false);
  const change = (isPaused: boolean) =>
    update.mutate(
      { isPaused },
      {
        onError: (error) =>
          notifyError(error, isPaused ? 'The project was not paused.' : 'The project is still paused.'),
        onSuccess: () => {
          setIsAsking(false);
          notifyDone(isPaused ? 'The project is paused.' : 'The project goes on; what waited is starting.');
          void client.invalidateQueries({ queryKey: sessionKey });
        },
      },
    );
  return (
    <SettingsSection
      title="Pause"
      text="A paused project goes on receiving and loses nothing: its runs wait, and start in their order when it goes on. Runs that have begun are not held."
    >
      {project === undefined ? (
        <Skeleton height={36} width={240} />
      ) : (
        <Group>
          {project.isPaused ? (
            <>
              <Button loading={update.isPending} disabled={!canAdminister} onClick={() => change(false)}>
                Let the project go on
              </Button>
              <span role="status">{describeHeld(project.heldRunCount)}</span>
            </>
          ) : (
            <Button variant="default" disabled={!canAdminister} onClick={() => setIsAsking(true)}>
              Pause the project
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={`Pause “${project?.name ?? ''}”?`}
        confirmLabel="Pause the project"
        isPending={update.isPending}
        onConfirm={() => change(true)}
        onClose={() => setIsAsking(false)}
      >
        No workflow of the project starts until it goes on. Callers of a Request trigger who wait for a response get
        none in time.
      </ConfirmDialog>
    </SettingsSection>
  );
}

function describeHeld(count: number): string {
  if (count === 0) return 'Paused. No run waits.';
  return count === 1 ? 'Paused. 1 run waits.' : `Paused. ${count.toLocaleString('en')} runs wait.`;
}

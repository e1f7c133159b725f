import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerSkipForward, IconPlayerStop, IconPlayerTrackNext } from '@tabler/icons-react';
import { useEditorState } from '../store/editor-context.ts';
import { countSelected } from '../store/selected-steps.ts';
import { useTestSession, useTestState } from './use-test-session.ts';

/** Starts a test, or stops the one that runs. */
export function TestButtons({ withWorkflow }: { readonly withWorkflow: boolean }) {
  const session = useTestSession();
  const running = useTestState((state) => state.running?.kind ?? null);
  const hasStep = useEditorState((state) => countSelected(state) === 1);
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  if (isReadOnly) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        loading={running === 'step'}
        disabled={!hasStep || running !== null}
        onClick={() => void session.run('step')}
      >
        Test step
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlayerSkipForward size={14} aria-hidden />}
        loading={running === 'up-to'}
        disabled={!hasStep || running !== null}
        onClick={() => void session.run('up-to')}
      >
        Test up to here
      </Button>
      {withWorkflow && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerTrackNext size={14} aria-hidden />}
          loading={running === 'workflow'}
          disabled={running !== null}
          onClick={() => void session.run('workflow')}
        >
          Test workflow
        </Button>
      )}
      {running !== null && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconPlayerStop size={14} aria-hidden />}
          onClick={session.cancel}
        >
          Stop waiting
        </Button>
      )}
    </>
  );
}

import { Switch } from '@mantine/core';
import { findStep } from '#core/workflow/walk.ts';
import type { Operation } from '#core/workflow/operation.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { useCommandContext } from '../commands/command-context.ts';
import { hasErrorBranch, setErrorBranch } from '../commands/toggle-error-branch.ts';
import { RetryInput } from './retry-input.tsx';
import { TimeoutInput } from './timeout-input.tsx';
import classes from './inspector.module.css';

type StepBehaviourProps = { readonly stepId: string; readonly canRetry: boolean };
type StepOption = Extract<Operation, { kind: 'set-step-option' }>['option'];

/** What every step has beside its own fields: retries, what a failure means, and whether it runs at all. */
export function StepBehaviour({ stepId, canRetry }: StepBehaviourProps) {
  const store = useEditorStore();
  const context = useCommandContext();
  const retry = useEditorState(({ document }) => findStep(document, stepId)?.retry ?? null);
  const continues = useEditorState(({ document }) => findStep(document, stepId)?.continueOnFailure ?? false);
  const timeoutS = useEditorState(({ document }) => findStep(document, stepId)?.timeoutS);
  const catches = useEditorState(({ document }) => {
    const step = findStep(document, stepId);
    return step !== undefined && hasErrorBranch(step);
  });
  const isDisabled = useEditorState(({ document }) => findStep(document, stepId)?.isDisabled ?? false);
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const set = (label: string, option: StepOption, mergeKey?: string) => {
    const name = findStep(store.state.getState().document, stepId)?.name ?? '';
    const options = mergeKey === undefined ? {} : { mergeKey };
    store.edit(`${label} '${name}'`, [{ kind: 'set-step-option', stepId, option }], options);
  };
  return (
    <section className={classes['behaviour']} aria-label="When it fails">
      <h3 className={classes['sectionTitle']}>When it fails</h3>
      {canRetry && (
        <RetryInput
          value={retry}
          isReadOnly={isReadOnly}
          onChange={(next) => set('Change the retries of', { retry: next }, `${stepId}/retry`)}
        />
      )}
      <TimeoutInput
        value={timeoutS}
        isReadOnly={isReadOnly}
        onChange={(next) => set('Change the time limit of', { timeoutS: next }, `${stepId}/timeout`)}
      />
      <Switch
        size="sm"
        label="Error branch"
        description="Steps of their own run when it has failed for good; then the flow goes on behind it."
        checked={catches}
        disabled={isReadOnly}
        onChange={(event) => {
          const step = findStep(store.state.getState().document, stepId);
          if (step !== undefined) setErrorBranch(context, step, event.currentTarget.checked);
        }}
      />
      <Switch
        size="sm"
        label="Continue on failure"
        description="The run goes on with the next step, and the output of this one is its error."
        checked={continues}
        disabled={isReadOnly || catches}
        onChange={(event) =>
          set(event.currentTarget.checked ? 'Continue on failure of' : 'Stop on failure of', {
            continueOnFailure: event.currentTarget.checked,
          })
        }
      />
      <h3 className={classes['sectionTitle']}>In a run</h3>
      <Switch
        size="sm"
        label="Disabled"
        description="Runs leave this step out, and what is inside of it."
        checked={isDisabled}
        disabled={isReadOnly}
        onChange={(event) =>
          set(event.currentTarget.checked ? 'Disable' : 'Enable', { isDisabled: event.currentTarget.checked })
        }
      />
    </section>
  );
}

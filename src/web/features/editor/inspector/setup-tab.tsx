import type { StepDefinition } from '#core/step/definition.ts';
import { useEditorState } from '../store/editor-context.ts';
import { ConfigForm } from './config-form.tsx';
import { OwnerProblems } from './owner-problems.tsx';
import { StepBehaviour } from './step-behaviour.tsx';
import { VariableDock } from './variable-dock.tsx';
import classes from './inspector.module.css';

type SetupTabProps = { readonly stepId: string; readonly definition: StepDefinition };

/** The fields above, the variables that they may use docked below. */
export function SetupTab({ stepId, definition }: SetupTabProps) {
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  return (
    <div className={classes['setup']}>
      <div className={classes['scroll']}>
        <OwnerProblems owner={stepId} />
        <ConfigForm owner={stepId} fields={definition.fields} />
        <StepBehaviour stepId={stepId} canRetry={definition.canRetry} />
      </div>
      {!isReadOnly && <VariableDock />}
    </div>
  );
}

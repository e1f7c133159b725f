import { useMemo } from 'react';
import { findStep } from '#core/workflow/walk.ts';
import { useEditorState } from '../store/editor-context.ts';
import { countSelected } from '../store/selected-steps.ts';
import { TriggerPanel } from '../trigger-panel/trigger-panel.tsx';
import { createScopeSelector, VariableScopeContext } from '../variables/variable-scope.ts';
import { createVariableTargets, VariableTargetsContext } from '../variables/variable-target.ts';
import { SeveralSteps } from './several-steps.tsx';
import { StepInspector } from './step-inspector.tsx';
import classes from './inspector.module.css';

/** The right side of the editor: everything about the selected step or the trigger. */
export function Inspector() {
  const selection = useEditorState((state) => state.selection);
  const exists = useEditorState(
    ({ document }) => selection === null || selection === 'trigger' || findStep(document, selection) !== undefined,
  );
  const isSeveral = useEditorState((state) => countSelected(state) > 1);
  const selectScope = useMemo(() => createScopeSelector(selection), [selection]);
  const scope = useEditorState(selectScope);
  // A field that is gone must not receive variables: each selection has targets of its own.
  const targets = useTargetsOf(selection);
  return (
    <aside className={classes['inspector']} aria-label="Inspector">
      <VariableScopeContext value={scope}>
        <VariableTargetsContext value={targets}>
          {isSeveral ? (
            <SeveralSteps />
          ) : selection === null || !exists ? (
            <p className={classes['nothing']}>Select the trigger or a step to set it up.</p>
          ) : selection === 'trigger' ? (
            <TriggerPanel />
          ) : (
            <StepInspector key={selection} stepId={selection} />
          )}
        </VariableTargetsContext>
      </VariableScopeContext>
    </aside>
  );
}

function useTargetsOf(selection: string | null) {
  return useMemo(() => {
    void selection;
    return createVariableTargets();
  }, [selection]);
}

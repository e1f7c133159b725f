import { useCallback, useMemo } from 'react';
import type { StepId } from '#core/base/brand.ts';
import { FlowCanvas } from '../../../ui/flow/flow-canvas.tsx';
import type { FlowCanvasHandle, FlowEditing } from '../../../ui/flow/flow-editing.ts';
import type { StickyEditing } from '../../../ui/flow/sticky-editing.ts';
import type { FlowSelecting } from '../../../ui/flow/flow-selecting.ts';
import type { CommandContext } from '../commands/command.ts';
import { useCommandContext } from '../commands/command-context.ts';
import { moveSelected } from '../commands/move-selected.ts';
import { selectSteps } from '../commands/select-steps.ts';
import { FindBar } from '../find/find-bar.tsx';
import { useFind } from '../find/use-find.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import type { EditorStore } from '../store/editor-state.ts';
import { findTriggerName } from '../store/find-trigger-name.ts';
import { listSelectedIds, selectAll, toggleSelected } from '../store/selected-steps.ts';
import { useEditorView } from '../view/editor-view-context.ts';
import { useStickyEditing } from './use-sticky-editing.ts';
import { useFolding } from './use-folding.ts';
import { toStepStates } from './test-states.ts';

/** The draft as a flow. */
export function EditorCanvas() {
  const store = useEditorStore();
  const view = useEditorView();
  const document = useEditorState((state) => state.document);
  const selection = useEditorState((state) => state.selection);
  const problems = useEditorState((state) => state.problems);
  const testResults = useEditorState((state) => state.testResults);
  const testProgress = useEditorState((state) => state.testProgress);
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const triggerName = useEditorState(findTriggerName);
  const secrets = useEditorState((state) => state.secrets);
  const stepStates = useMemo(() => toStepStates({ testResults, testProgress }), [testResults, testProgress]);
  const attach = useCallback((handle: FlowCanvasHandle | null) => view.setCanvas(handle), [view]);
  const context = useCommandContext();
  const notes = useStickyEditing(context);
  const editing = useMemo(() => createEditing(context, notes), [context, notes]);
  const selecting = useSelecting(context);
  const findSecretName = useMemo(() => {
    const names = new Map(secrets.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id);
  }, [secrets]);
  const folding = useFolding();
  const { isOpen, find, found } = useFind(document, findSecretName);
  return (
    <>
      <FlowCanvas
        ref={attach}
        document={document}
        selection={selection}
        onSelect={store.select}
        selecting={selecting}
        problems={problems}
        found={found}
        folding={folding}
        stepStates={stepStates}
        triggerName={triggerName}
        findSecretName={findSecretName}
        {...(isReadOnly ? {} : { editing })}
      />
      {isOpen ? <FindBar find={find} /> : null}
    </>
  );
}

function createEditing(context: CommandContext, notes: StickyEditing): FlowEditing {
  const { store, view } = context;
  return {
    notes,
    onInsert: view.openPicker,
    onMove: (stepId, to) => {
      if (!isSelected(store, stepId)) store.select(stepId);
      moveSelected(context, to);
    },
    onOpen: (id) => store.focusField(id, null),
    onContextMenu: (id, at) => {
      if (!isSelected(store, id)) store.select(id);
      view.openMenu(id, at);
    },
  };
}

/** What of the canvas is about several cards. */
function useSelecting(context: CommandContext): FlowSelecting {
  const alsoSelected = useEditorState((state) => state.alsoSelected);
  return useMemo(() => {
    const current = () => context.store.state.getState();
    return {
      alsoSelected,
      onToggle: (id) => selectSteps(context, toggleSelected(current(), id)),
      onSweep: (ids) => selectSteps(context, selectAll([...new Set([...listSelectedIds(current()), ...ids])])),
    };
  }, [context, alsoSelected]);
}

function isSelected({ state }: EditorStore, id: StepId): boolean {
  const { selection, alsoSelected } = state.getState();
  return selection === id || alsoSelected.has(id);
}

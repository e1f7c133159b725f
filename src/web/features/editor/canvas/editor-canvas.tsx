import { useCallback, useMemo } from 'react';
import { findStep } from '#core/workflow/walk.ts';
import { FlowCanvas } from '../../../ui/flow/flow-canvas.tsx';
import type { FlowCanvasHandle, FlowEditing } from '../../../ui/flow/flow-editing.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import type { EditorStore } from '../store/editor-state.ts';
import { findAppEventName } from '../store/find-app-event-name.ts';
import type { EditorView } from '../view/editor-view.ts';
import { useEditorView } from '../view/editor-view-context.ts';
import { toStepStates } from './test-states.ts';

/** The draft as a flow. */
export function EditorCanvas() {
  const store = useEditorStore();
  const view = useEditorView();
  const document = useEditorState((state) => state.document);
  const selection = useEditorState((state) => state.selection);
  const problems = useEditorState((state) => state.problems);
  const testResults = useEditorState((state) => state.testResults);
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const appEventName = useEditorState(findAppEventName);
  const secrets = useEditorState((state) => state.secrets);
  const stepStates = useMemo(() => toStepStates(testResults), [testResults]);
  const attach = useCallback((handle: FlowCanvasHandle | null) => view.setCanvas(handle), [view]);
  const editing = useMemo(() => createEditing(store, view), [store, view]);
  const findSecretName = useMemo(() => {
    const names = new Map(secrets.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id);
  }, [secrets]);
  return (
    <FlowCanvas
      ref={attach}
      document={document}
      selection={selection}
      onSelect={store.select}
      problems={problems}
      stepStates={stepStates}
      appEventName={appEventName}
      findSecretName={findSecretName}
      {...(isReadOnly ? {} : { editing })}
    />
  );
}

function createEditing(store: EditorStore, view: EditorView): FlowEditing {
  return {
    onInsert: view.openPicker,
    onMove: (stepId, to) => {
      const name = findStep(store.state.getState().document, stepId)?.name ?? '';
      store.edit(`Move '${name}'`, [{ kind: 'move-step', stepId, to }]);
      store.select(stepId);
      store.announce(`'${name}' is moved.`);
    },
    onOpen: (id) => store.focusField(id, null),
    onContextMenu: (id, at) => {
      store.select(id);
      view.openMenu(id, at);
    },
  };
}

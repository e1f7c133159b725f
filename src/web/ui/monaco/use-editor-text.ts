import type { editor } from 'monaco-editor/editor';
import { useEffect, useRef } from 'react';

type EditorText = {
  readonly instance: editor.IStandaloneCodeEditor | undefined;
  readonly value: string;
  readonly onChange: ((value: string) => void) | undefined;
};

/**
 * Keeps the editor's text and `value` the same. Fast typing is ahead of rendering: a value that the editor itself gave
 * a moment ago is an echo, which must not be put over what has been typed since.
 */
export function useEditorText({ instance, value, onChange }: EditorText): void {
  const given = useRef(new Set<string>());
  const isPutting = useRef(false);
  const report = useRef(onChange);
  useEffect(() => {
    report.current = onChange;
  });
  useEffect(() => {
    const listening = instance?.onDidChangeModelContent(() => {
      if (isPutting.current) return;
      const text = instance.getValue();
      given.current.add(text);
      report.current?.(text);
    });
    return () => listening?.dispose();
  }, [instance]);
  useEffect(() => {
    if (instance === undefined) return;
    if (value === instance.getValue()) given.current.clear();
    else if (!given.current.has(value)) {
      isPutting.current = true;
      put(instance, value);
      isPutting.current = false;
    }
  }, [instance, value]);
}

/** As an edit that can be undone where the editor allows edits. */
function put(instance: editor.IStandaloneCodeEditor, text: string): void {
  const model = instance.getModel();
  if (model === null) return;
  instance.pushUndoStop();
  instance.executeEdits('millrace', [{ range: model.getFullModelRange(), text, forceMoveMarkers: true }]);
  instance.pushUndoStop();
  if (instance.getValue() !== text) model.setValue(text);
}

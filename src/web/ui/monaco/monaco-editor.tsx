import Editor, { type OnMount } from '@monaco-editor/react';
import { useComputedColorScheme } from '@mantine/core';
import type { editor } from 'monaco-editor/editor';
import { useEffect, useState } from 'react';
import type { KnownValue } from './known-values.ts';
import { monaco } from './monaco-setup.ts';
import { setKnownValues } from './offer-known-values.ts';
import { useEditorText } from './use-editor-text.ts';

/** What is wrong with a text; `line` and `column` count from 1. */
export type TextProblem = { readonly message: string; readonly line?: number; readonly column?: number };

export type MonacoEditorProps = {
  readonly value: string;
  readonly onChange?: ((value: string) => void) | undefined;
  readonly language: 'json' | 'javascript';
  readonly label: string;
  readonly height: number | string;
  readonly isReadOnly: boolean;
  readonly problem: TextProblem | undefined;
  /** What the text can use by name. */
  readonly known?: readonly KnownValue[] | undefined;
};

/** The editor itself, in a chunk of its own: use JsonEditor or CodeEditor. */
export function MonacoEditor(props: MonacoEditorProps) {
  const { value, onChange, language, label, height, isReadOnly, problem, known } = props;
  const scheme = useComputedColorScheme('light');
  const [instance, setInstance] = useState<editor.IStandaloneCodeEditor>();
  useEditorText({ instance, value, onChange });
  useProblemMarker(instance, problem);
  useEffect(() => {
    const model = instance?.getModel();
    if (model !== undefined && model !== null) setKnownValues(model, known ?? []);
  }, [instance, known]);
  const onMount: OnMount = (mounted) => {
    letTabLeave(mounted);
    keepWholeText(mounted);
    setInstance(mounted);
  };
  return (
    <Editor
      defaultValue={value}
      language={language}
      height={height}
      theme={scheme === 'dark' ? 'millrace-dark' : 'millrace-light'}
      loading={null}
      onMount={onMount}
      options={{ ...OPTIONS, ariaLabel: label, readOnly: isReadOnly, domReadOnly: isReadOnly }}
    />
  );
}

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  editContext: false,
  bracketPairColorization: { enabled: false },
  fixedOverflowWidgets: true,
  folding: true,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, Menlo, Consolas, monospace",
  fontSize: 13,
  glyphMargin: false,
  lineDecorationsWidth: 8,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerLanes: 0,
  padding: { top: 8, bottom: 8 },
  quickSuggestions: false,
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  renderWhitespace: 'selection',
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  stickyScroll: { enabled: false },
  tabSize: 2,
  wordBasedSuggestions: 'currentDocument',
  wordWrap: 'on',
};

/** Underlines from the place of the problem to the end of the word there. */
function useProblemMarker(instance: editor.IStandaloneCodeEditor | undefined, problem: TextProblem | undefined) {
  useEffect(() => {
    const model = instance?.getModel();
    if (model === undefined || model === null) return;
    monaco.editor.setModelMarkers(model, 'millrace', problem?.line === undefined ? [] : [toMarker(model, problem)]);
  }, [instance, problem]);
}

function toMarker(model: editor.ITextModel, { message, line = 1, column = 1 }: TextProblem): editor.IMarkerData {
  const { lineNumber, column: start } = model.validatePosition({ lineNumber: line, column });
  const word = model.getWordAtPosition({ lineNumber, column: start });
  const end = Math.max(word?.endColumn ?? 0, start + 1);
  return {
    message,
    severity: monaco.MarkerSeverity.Error,
    startLineNumber: lineNumber,
    startColumn: start,
    endLineNumber: lineNumber,
    endColumn: end,
  };
}

/**
 * Tab indents, which would trap the keyboard: after Escape it leaves the editor, until the editor is focused again.
 * So Escape must not close a dialog around the editor; Mantine's dialogs heed this attribute of what has the focus.
 */
function letTabLeave(mounted: editor.IStandaloneCodeEditor) {
  mounted.getDomNode()?.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) target.setAttribute('data-mantine-stop-propagation', 'true');
  });
  mounted.onKeyDown((event) => {
    if (event.keyCode === monaco.KeyCode.Escape) mounted.updateOptions({ tabFocusMode: true });
  });
  mounted.onDidBlurEditorText(() => mounted.updateOptions({ tabFocusMode: false }));
}

/** Several lines that arrive at once (dictation, a program) go in as they are, without the indents and brackets that typing gets. */
function keepWholeText(mounted: editor.IStandaloneCodeEditor) {
  const onBeforeInput = (event: InputEvent) => {
    const selections = mounted.getSelections();
    const text = event.data;
    if (text === null || !text.includes('\n') || selections === null || event.isComposing) return;
    event.preventDefault();
    mounted.pushUndoStop();
    mounted.executeEdits(
      'whole-text',
      selections.map((range) => ({ range, text, forceMoveMarkers: true })),
    );
    mounted.pushUndoStop();
  };
  mounted.getDomNode()?.addEventListener('beforeinput', onBeforeInput, { capture: true });
}

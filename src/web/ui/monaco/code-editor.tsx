import { EditorFrame } from './editor-frame.tsx';
import type { TextProblem } from './monaco-editor.tsx';

type CodeEditorProps = {
  readonly value: string;
  readonly onChange?: (value: string) => void;
  readonly problem?: TextProblem | undefined;
  readonly height: number | string;
  readonly readOnly?: boolean;
  readonly label?: string;
};

/** JavaScript. */
export function CodeEditor({ value, onChange, problem, height, readOnly = false, label = 'Code' }: CodeEditorProps) {
  return (
    <EditorFrame
      value={value}
      onChange={onChange}
      problem={problem}
      height={height}
      isReadOnly={readOnly}
      label={label}
      language="javascript"
    />
  );
}

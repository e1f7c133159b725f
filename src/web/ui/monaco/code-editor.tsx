import { EditorFrame } from './editor-frame.tsx';
import type { KnownValue } from './known-values.ts';
import type { TextProblem } from './monaco-editor.tsx';

type CodeEditorProps = {
  readonly value: string;
  readonly onChange?: (value: string) => void;
  readonly problem?: TextProblem | undefined;
  readonly height: number | string;
  readonly readOnly?: boolean;
  readonly label?: string;
  readonly known?: readonly KnownValue[];
};

/** JavaScript. */
export function CodeEditor(props: CodeEditorProps) {
  const { value, onChange, problem, height, readOnly = false, label = 'Code', known } = props;
  return (
    <EditorFrame
      value={value}
      onChange={onChange}
      problem={problem}
      height={height}
      isReadOnly={readOnly}
      label={label}
      language="javascript"
      known={known}
    />
  );
}

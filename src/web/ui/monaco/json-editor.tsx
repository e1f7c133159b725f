import { EditorFrame } from './editor-frame.tsx';
import type { TextProblem } from './monaco-editor.tsx';

type JsonEditorProps = {
  readonly value: string;
  readonly onChange?: (value: string) => void;
  /** What `checkSample` or `parseJsonText` of core found; marked in the text and said in words below it. */
  readonly problem?: TextProblem | undefined;
  readonly height: number | string;
  readonly readOnly?: boolean;
  /** The accessible name: "Sample". */
  readonly label?: string;
};

export function JsonEditor({ value, onChange, problem, height, readOnly = false, label = 'JSON' }: JsonEditorProps) {
  return (
    <EditorFrame
      value={value}
      onChange={onChange}
      problem={problem}
      height={height}
      isReadOnly={readOnly}
      label={label}
      language="json"
    />
  );
}

import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import classes from './editor-frame.module.css';
import type { MonacoEditorProps } from './monaco-editor.tsx';

const MonacoEditor = lazy(async () => ({ default: (await import('./monaco-editor.tsx')).MonacoEditor }));

/** Monaco, loaded when first needed, in a frame that keeps its place, with the problem in words below. */
export function EditorFrame(props: MonacoEditorProps) {
  const { problem, height } = props;
  return (
    <div>
      <div
        className={classes['frame']}
        style={{ height }}
        data-problem={problem !== undefined || undefined}
        data-read-only={props.isReadOnly || undefined}
      >
        <Suspense fallback={<Skeleton height="100%" radius={0} />}>
          <MonacoEditor {...props} height="100%" />
        </Suspense>
      </div>
      <output className={classes['problem']}>{problem === undefined ? null : <ProblemText {...problem} />}</output>
    </div>
  );
}

function ProblemText({ message, line, column }: NonNullable<MonacoEditorProps['problem']>) {
  if (line === undefined) return <>{message}</>;
  return (
    <>
      <strong>
        Line {line}
        {column === undefined ? '' : `, column ${column}`}:
      </strong>{' '}
      {message}
    </>
  );
}

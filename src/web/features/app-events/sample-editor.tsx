import { useState } from 'react';
import type { JsonPath } from '#core/base/json.ts';
import type { CheckedSample } from '#core/schema/check-sample.ts';
import { JsonEditor } from '../../ui/monaco/json-editor.tsx';
import { RenameFieldDialog } from './field-renames/rename-field-dialog.tsx';
import classes from './sample-editor.module.css';
import { SchemaTree } from './schema-tree.tsx';
import { useInferredSample, type InferredSample } from './use-checked-sample.ts';

type SampleEditorProps = {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly checked: CheckedSample;
  readonly height: number | string;
  readonly isReadOnly?: boolean;
  /** Left out where fields cannot be renamed from here. */
  readonly onRenameField?: (path: JsonPath, to: string) => void;
};

/** The sample beside the schema that follows from it. */
export function SampleEditor(props: SampleEditorProps) {
  const { text, onChange, checked, height, isReadOnly = false, onRenameField } = props;
  const shown = useLastGood(checked);
  const [renaming, setRenaming] = useState<JsonPath>();
  return (
    <div className={classes['columns']}>
      <section aria-label="Sample">
        <h2 className={classes['title']}>Sample</h2>
        <JsonEditor
          label="Sample payload"
          value={text}
          onChange={onChange}
          problem={checked.ok ? undefined : checked}
          height={height}
          readOnly={isReadOnly}
        />
      </section>
      <section aria-label="Schema" data-stale={!checked.ok || undefined}>
        <h2 className={classes['title']}>
          Schema{' '}
          <span className={classes['hint']}>{checked.ok ? 'follows from the sample' : 'of the last good sample'}</span>
        </h2>
        {shown === undefined ? (
          <p className={classes['empty']}>The fields show here once the sample is a JSON object.</p>
        ) : (
          <SchemaTree
            schema={shown.schema}
            sample={shown.sample}
            height={height}
            {...(onRenameField === undefined ? {} : { onRename: setRenaming })}
          />
        )}
      </section>
      {renaming === undefined || shown === undefined ? null : (
        <RenameFieldDialog
          path={renaming}
          sample={shown.sample}
          onRename={(to) => {
            setRenaming(undefined);
            onRenameField?.(renaming, to);
          }}
          onClose={() => setRenaming(undefined)}
        />
      )}
    </div>
  );
}

/** Half-written JSON does not take the tree away. */
function useLastGood(checked: CheckedSample): InferredSample | undefined {
  const current = useInferredSample(checked);
  const [last, setLast] = useState(current);
  if (current !== undefined && current !== last) setLast(current);
  return current ?? last;
}

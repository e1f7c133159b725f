import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { parseJsonText } from '#core/base/json-text.ts';
import { CodeBlock } from './code-block.tsx';
import { CopyButton } from './copy-button.tsx';
import { findRoundedNumber } from './find-rounded-number.ts';
import { JsonView } from './json-view.tsx';
import classes from './payload-view.module.css';

type PayloadViewProps = {
  /** JSON source text. */
  readonly text: string;
  readonly label: string;
  readonly maxHeight?: number;
};

/** A payload as a tree, and as it came: with its own spaces, key order and every digit of its numbers. */
export function PayloadView({ text, label, maxHeight = 420 }: PayloadViewProps) {
  const [view, setView] = useState<'tree' | 'source'>('tree');
  const parsed = useMemo(() => parseJsonText(text), [text]);
  const rounded = useMemo(() => findRoundedNumber(text), [text]);
  const isTree = view === 'tree' && parsed.ok;
  return (
    <div>
      <div className={classes['head']}>
        <h2 className={classes['title']}>{label}</h2>
        <SegmentedControl
          size="xs"
          aria-label={`Show ${label} as`}
          value={isTree ? 'tree' : 'source'}
          onChange={(value) => setView(value === 'source' ? 'source' : 'tree')}
          data={[
            { value: 'tree', label: 'Tree', disabled: !parsed.ok },
            { value: 'source', label: 'As it came' },
          ]}
        />
        <CopyButton text={text} label={`Copy: ${label}`} />
      </div>
      {isTree ? (
        <JsonView value={parsed.value} label={label} maxHeight={maxHeight} />
      ) : (
        <CodeBlock code={text} language="json" label={label} maxHeight={maxHeight} copy={false} />
      )}
      {isTree && rounded !== undefined ? (
        <p className={classes['note']}>
          Numbers as long as {rounded} are rounded in the tree, and in variables. “As it came” shows every digit.
        </p>
      ) : null}
    </div>
  );
}

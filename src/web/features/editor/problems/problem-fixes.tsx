import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Problem } from '#core/validation/problem.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { findFixes } from './find-fixes.ts';
import classes from './problem-fixes.module.css';

/** One button for each obvious way out of a problem; what it does can be undone like every edit. */
export function ProblemFixes({ problem }: { readonly problem: Problem }) {
  const store = useEditorStore();
  const document = useEditorState((state) => state.document);
  const appEvents = useEditorState((state) => state.appEvents);
  const secrets = useEditorState((state) => state.secrets);
  const testOutputs = useEditorState((state) => state.testOutputs);
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const fixes = useMemo(
    () => (isReadOnly ? [] : findFixes(problem, { document, appEvents, secrets, testOutputs })),
    [isReadOnly, problem, document, appEvents, secrets, testOutputs],
  );
  if (fixes.length === 0) return null;
  return (
    <div className={classes['fixes']} role="group" aria-label="Quick fixes">
      {fixes.map(({ label, operations }) => (
        <Button
          key={label}
          size="compact-xs"
          variant="default"
          leftSection={<IconBulb size={12} aria-hidden />}
          onClick={() => {
            store.edit(label, operations);
            store.announce(`${label}: done.`);
          }}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

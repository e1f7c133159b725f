import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { formatDuration } from '#core/base/duration.ts';
import { JsonView } from '../../../ui/json-view.tsx';
import { useEditorState } from '../store/editor-context.ts';
import type { StepTest } from '../store/editor-state.ts';
import { HttpExchanges } from './http-exchanges.tsx';
import { StepErrorView } from './step-error-view.tsx';
import { StepLogs } from './step-logs.tsx';
import classes from './step-test-result.module.css';

type StepTestResultProps = { readonly stepId: string; readonly maxHeight: number };

const OUTCOMES: Readonly<Record<StepTest['status'], string>> = {
  completed: 'Completed',
  failed: 'Failed',
  skipped: 'Skipped',
};

/** Input, output, logs and error of a step's last test. */
export function StepTestResult({ stepId, maxHeight }: StepTestResultProps) {
  const result = useEditorState((state) => state.testResults[stepId]);
  const earlierOutput = useEditorState((state) => state.testOutputs[stepId]);
  if (result !== undefined) return <Result result={result} maxHeight={maxHeight} />;
  if (earlierOutput === undefined) {
    return (
      <p className={classes['none']}>
        This step was not tested yet. A test makes real calls and is not recorded as a run.
      </p>
    );
  }
  return (
    <div className={classes['result']}>
      <p className={classes['summary']}>Output of an earlier test</p>
      <JsonView value={earlierOutput} label="Output" maxHeight={maxHeight} />
    </div>
  );
}

function Result({ result, maxHeight }: { readonly result: StepTest; readonly maxHeight: number }) {
  const [chosen, setTab] = useState<string | null>('output');
  const { status, input, output, logs, error, exchanges, isPinned } = result;
  const tab = chosen === 'http' && exchanges.length === 0 ? 'output' : chosen;
  return (
    <div className={classes['result']}>
      <p className={classes['summary']} role="status">
        <span className={classes['outcome']} data-status={status}>
          {isPinned ? 'Not called' : OUTCOMES[status]}
        </span>{' '}
        {describeOutcome(result)}
      </p>
      {error !== null && <StepErrorView error={error} />}
      <Tabs value={tab} onChange={setTab} keepMounted={false} className={classes['tabs'] ?? ''}>
        <Tabs.List>
          <Tabs.Tab value="output">Output</Tabs.Tab>
          <Tabs.Tab value="input">Input</Tabs.Tab>
          <Tabs.Tab value="logs">Logs{logs.length > 0 ? ` (${logs.length})` : ''}</Tabs.Tab>
          {exchanges.length > 0 && <Tabs.Tab value="http">HTTP</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="output" pt="xs">
          {output === null && status !== 'completed' ? (
            <p className={classes['none']}>
              {status === 'failed' ? 'A step that failed has no output.' : 'A step that was skipped has no output.'}
            </p>
          ) : (
            <JsonView value={output} label="Output" maxHeight={maxHeight} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="input" pt="xs">
          <JsonView value={input} label="Input" maxHeight={maxHeight} />
        </Tabs.Panel>
        <Tabs.Panel value="http" pt="xs">
          <HttpExchanges exchanges={exchanges} maxHeight={maxHeight} />
        </Tabs.Panel>
        <Tabs.Panel value="logs" pt="xs">
          <StepLogs logs={logs} maxHeight={maxHeight} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function describeOutcome({ status, durationMs, isPinned }: StepTest): string {
  if (isPinned) return 'because its output is pinned';
  if (status === 'skipped') return 'because it is disabled or in a branch that was not taken';
  return `in ${formatDuration(durationMs)}`;
}

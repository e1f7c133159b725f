import { useEffect, useMemo, useState } from 'react';
import { formatDuration } from '#core/base/duration.ts';
import { findStep } from '#core/workflow/walk.ts';
import type { EditorState, TestRequest } from '../store/editor-state.ts';
import { useEditorState } from '../store/editor-context.ts';
import { listCalledHosts } from './list-called-hosts.ts';
import { useTestState } from './use-test-session.ts';
import classes from './test-shelf.module.css';

/** One line: what runs, why nothing did, or how the whole workflow ended. */
export function TestStatus() {
  const running = useTestState((state) => state.running);
  const problem = useTestState((state) => state.problem);
  const outcome = useTestState((state) => state.outcome);
  if (running !== null) return <Elapsed since={running.startedAt} what={running.kind} />;
  if (problem !== null) {
    return (
      <p className={classes['problem']} role="alert">
        {problem}
      </p>
    );
  }
  if (outcome === null) return <RealCalls />;
  const steps = outcome.stepCount === 1 ? '1 step' : `${outcome.stepCount} steps`;
  return (
    <p className={classes['status']} role="status" data-status={outcome.status}>
      {outcome.status === 'completed' ? `The workflow ran through: ${steps}.` : `The workflow failed after ${steps}.`}
    </p>
  );
}

/** Said before the first test: from then on the builder knows. */
function RealCalls() {
  const document = useEditorState((state) => state.document);
  const hasTested = useEditorState((state) => Object.keys(state.testResults).length > 0);
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const { hosts, isComplete } = useMemo(() => listCalledHosts(document), [document]);
  if (hasTested || isReadOnly || (hosts.length === 0 && isComplete)) return null;
  const named = isComplete ? hosts : [...hosts, 'an address that a run gives'];
  return <p className={classes['status']}>A test makes real calls: {named.join(', ')}.</p>;
}

function Elapsed({ since, what }: { readonly since: number; readonly what: TestRequest['kind'] }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const stepName = useEditorState(findRunningName);
  const isLong = now - since >= 1000;
  return (
    <p className={classes['status']} role="status">
      {what === 'step' ? 'The step runs' : 'The workflow runs'}
      {stepName === null ? null : ` “${stepName}”`}
      {isLong && <span aria-hidden> · {formatDuration(Math.floor((now - since) / 1000) * 1000)}</span>}
    </p>
  );
}

function findRunningName({ document, testProgress }: EditorState): string | null {
  const running = Object.values(testProgress).findLast(({ status }) => status === 'running');
  return running === undefined ? null : (findStep(document, running.stepId)?.name ?? null);
}

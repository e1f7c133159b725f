import { ActionIcon } from '@mantine/core';
import { useElementSize, useLocalStorage } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { findStep } from '#core/workflow/walk.ts';
import type { TestRequest } from '../store/editor-state.ts';
import { useEditorState } from '../store/editor-context.ts';
import { PayloadEditor } from './payload-editor.tsx';
import { PinnedOutput } from './pinned-output.tsx';
import { ShelfResizer } from './shelf-resizer.tsx';
import { StepTestResult } from './step-test-result.tsx';
import { TestButtons } from './test-buttons.tsx';
import { TestStatus } from './test-status.tsx';
import { useEditorView } from '../view/editor-view-context.ts';
import { useTestSession, useTestState } from './use-test-session.ts';
import classes from './test-shelf.module.css';

const MINIMUM = 160;
const START = 300;
/** Read before the first frame, so that the canvas does not jump. */
const AT_ONCE = { getInitialValueInEffect: false };

/** The bottom of the editor: test with a payload, and see what the selected step got and gave. */
export function TestShelf() {
  const [isOpen, setIsOpen] = useLocalStorage({ key: 'millrace-test-shelf-open', defaultValue: false, ...AT_ONCE });
  const [height, setHeight] = useLocalStorage({ key: 'millrace-test-shelf-height', defaultValue: START, ...AT_ONCE });
  const session = useTestSession();
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const request = useEditorState((state) => state.testRequest);
  const run = useEffectEvent((kind: TestRequest['kind']) => {
    setIsOpen(true);
    void session.run(kind);
  });
  useEffect(() => {
    if (request !== null) run(request.kind);
  }, [request]);
  const view = useEditorView();
  const failedStepId = useTestState((state) => state.failedStepId);
  const showFailure = useEffectEvent((stepId: string) => {
    setIsOpen(true);
    view.canvas()?.reveal(stepId);
  });
  useEffect(() => {
    if (failedStepId !== null) showFailure(failedStepId);
  }, [failedStepId]);
  // Whoever leaves the editor does not wait for the answer any more.
  useEffect(() => session.cancel, [session]);
  return (
    <section className={classes['shelf']} style={isOpen ? { height } : undefined} aria-label="Test">
      {isOpen && (
        <ShelfResizer height={height} minimum={MINIMUM} maximum={window.innerHeight * 0.7} onResize={setHeight} />
      )}
      <header className={classes['head']}>
        <ActionIcon
          size="sm"
          aria-label={isOpen ? 'Close the test shelf' : 'Open the test shelf'}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconChevronUp size={16} aria-hidden />}
        </ActionIcon>
        <h2 className={classes['title']}>Test</h2>
        <TestButtons withWorkflow />
        <TestStatus />
      </header>
      {isOpen && (
        <div className={classes['body']}>
          {!isReadOnly && <PayloadEditor height="100%" />}
          <SelectedResult />
        </div>
      )}
    </section>
  );
}

function SelectedResult() {
  const { ref, height } = useElementSize();
  const stepId = useEditorState(({ selection }) => (selection === 'trigger' ? null : selection));
  const name = useEditorState(({ document }) => (stepId === null ? undefined : findStep(document, stepId)?.name));
  return (
    <div ref={ref} className={classes['resultArea']}>
      {stepId === null || name === undefined ? (
        <p className={classes['status']}>Select a step to see what it got and what it gave.</p>
      ) : (
        <>
          <div className={classes['payloadHead']}>
            <h3 className={classes['title']}>{name}</h3>
            <PinnedOutput stepId={stepId} />
          </div>
          <StepTestResult stepId={stepId} maxHeight={Math.max(120, height - 110)} />
        </>
      )}
    </div>
  );
}

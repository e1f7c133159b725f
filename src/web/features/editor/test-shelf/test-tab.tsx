import { StepTestResult } from './step-test-result.tsx';
import { TestButtons } from './test-buttons.tsx';
import { TestStatus } from './test-status.tsx';
import classes from './test-shelf.module.css';

/** The Test tab of a step: run it alone and see what came of it. The payload is edited in the shelf. */
export function TestTab({ stepId }: { readonly stepId: string }) {
  return (
    <div className={classes['tab']}>
      <div className={classes['tabHead']}>
        <TestButtons withWorkflow={false} />
      </div>
      <p className={classes['status']}>
        The step runs with the payload of the test shelf and the last outputs of the steps before it.
      </p>
      <TestStatus />
      <StepTestResult stepId={stepId} maxHeight={420} />
    </div>
  );
}

import type { StepError } from '#core/step/definition.ts';
import { JsonView } from '../../../ui/json-view.tsx';
import { adviseOnError } from './advise-on-error.ts';
import classes from './step-test-result.module.css';

/** What went wrong in a step, what to do about it, and the facts that its type gives. */
export function StepErrorView({ error }: { readonly error: StepError }) {
  const { code, message, details } = error;
  const advice = adviseOnError(error);
  return (
    <div className={classes['error']} role="alert">
      <p className={classes['errorText']}>{message}</p>
      {advice !== null && <p className={classes['errorText']}>{advice}</p>}
      <p className={classes['errorCode']}>{code}</p>
      {details !== undefined && <JsonView value={details} label="Details of the error" openDepth={1} maxHeight={160} />}
    </div>
  );
}

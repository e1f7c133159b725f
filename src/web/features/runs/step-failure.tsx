import type { StepError } from '#core/step/definition.ts';
import { formatDateTime } from '../../lib/time.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { adviseOnError } from './advise-on-error.ts';
import type { Run } from './requests/get-run.ts';
import classes from './run-step-details.module.css';

type StepFailureProps = {
  readonly error: StepError;
  readonly stepRun: Run['stepRuns'][number];
  readonly hasEnded: boolean;
};

/** Why a step failed, what follows from it for the run, and what to do. */
export function StepFailure({ error, stepRun, hasEnded }: StepFailureProps) {
  const advice = adviseOnError(error);
  return (
    <div className={classes['failure']} data-tone={stepRun.status === 'failed' ? 'error' : 'warn'}>
      <p className={classes['message']}>{error.message}</p>
      {advice === undefined ? null : <p>{advice}</p>}
      <p>{describeConsequence(stepRun, hasEnded)}</p>
      <p className={classes['code']}>{error.code}</p>
      {error.details === undefined ? null : (
        <JsonView value={error.details} label="Details of the error" maxHeight={200} />
      )}
    </div>
  );
}

function describeConsequence(
  { status, attempts, nextAttemptAt }: StepFailureProps['stepRun'],
  hasEnded: boolean,
): string {
  const tries = attempts === 1 ? 'one attempt' : `${attempts} attempts`;
  switch (status) {
    case 'waiting':
      if (attempts === 0 && nextAttemptAt !== null) {
        return hasEnded
          ? 'The run ended before its turn came.'
          : `Its turn comes at ${formatDateTime(nextAttemptAt)}; waiting for it is no attempt.`;
      }
      if (hasEnded) return `It failed in ${tries}, and the run ended before the next one.`;
      return nextAttemptAt === null
        ? `It failed in ${tries} and is tried again.`
        : `It failed in ${tries}. The next one is due at ${formatDateTime(nextAttemptAt)}.`;
    case 'tolerated':
      return `It failed in ${tries}. The step is set to continue on failure, so the run went on.`;
    case 'caught':
      return `It failed in ${tries}, and its error branch ran.`;
    case 'failed':
      return `It failed in ${tries}, and the run ended here.`;
    case 'completed':
    case 'sleeping':
    case 'open':
    case 'stopped':
    case 'skipped':
      return `An earlier attempt failed; it took ${tries}.`;
  }
}

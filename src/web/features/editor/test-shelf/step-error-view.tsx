import { isJsonObject, type Json } from '#core/base/json.ts';
import type { StepError } from '#core/step/definition.ts';
import { JsonView } from '../../../ui/json-view.tsx';
import { adviseOnError } from './advise-on-error.ts';
import classes from './step-test-result.module.css';

/** What went wrong in a step, what to do about it, and the facts that its type gives. */
export function StepErrorView({ error }: { readonly error: StepError }) {
  const { code, message, details } = error;
  const advice = adviseOnError(error);
  const facts = details === undefined ? [] : listFacts(details);
  return (
    <div className={classes['error']} role="alert">
      <p className={classes['errorText']}>{message}</p>
      {advice !== null && <p className={classes['errorText']}>{advice}</p>}
      <p className={classes['errorCode']}>{[code, ...(facts ?? [])].join(' · ')}</p>
      {details !== undefined && facts === null && (
        <JsonView value={details} label="Details of the error" openDepth={1} maxHeight={160} />
      )}
    </div>
  );
}

/** Details that fit beside the code, such as `statusCode 404`; null: there is more to them. */
function listFacts(details: Json): readonly string[] | null {
  if (!isJsonObject(details)) return null;
  const facts = Object.entries(details).map(([name, value]) =>
    typeof value === 'object' && value !== null ? null : `${name} ${String(value)}`,
  );
  const fitting = facts.filter((fact) => fact !== null && fact.length <= 60);
  return fitting.length === facts.length && facts.length <= 3 ? fitting.filter((fact) => fact !== null) : null;
}

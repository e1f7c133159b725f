import type { Formula } from '#core/expression/template.ts';
import { useVariableScope } from '../variables/variable-scope.ts';
import classes from './formula-input.module.css';

/** What the names in a formula stand for. */
export function SlotList({ slots }: Pick<Formula, 'slots'>) {
  const scope = useVariableScope();
  const entries = Object.entries(slots);
  if (entries.length === 0) return null;
  return (
    <ul className={classes['slots']} aria-label="Variables of the formula">
      {entries.map(([name, reference]) => {
        const { text, problem, severity } = scope.describe(reference);
        const state = problem === null ? undefined : severity === 'error' ? 'broken' : 'doubtful';
        return (
          <li key={name} className={classes['slot']} data-state={state} title={problem ?? text}>
            <code>${name}</code>
            <span className={classes['slotText']}>{text}</span>
            {problem !== null && <span className={classes['slotProblem']}>{problem}</span>}
          </li>
        );
      })}
    </ul>
  );
}

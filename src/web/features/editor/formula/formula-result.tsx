import { describeFault } from '#core/expression/formula/formula-fault.ts';
import type { Formula } from '#core/expression/template.ts';
import { useVariableScope } from '../variables/variable-scope.ts';
import classes from './formula-input.module.css';
import { useFormulaResult } from './use-formula-result.ts';

const MAX_LENGTH = 400;

type FormulaResultProps = {
  readonly formula: Formula;
  /** The field says already what is wrong with it. */
  readonly isFaultSaid: boolean;
};

/** What the formula gives with the sample values, or why it fails. */
export function FormulaResult({ formula, isFaultSaid }: FormulaResultProps) {
  const scope = useVariableScope();
  const result = useFormulaResult(formula, scope.samples);
  if (result === null) return null;
  if (result.fault !== undefined) {
    if (isFaultSaid) return null;
    return <p className={classes['fault']}>{describeFault(result.fault, formula.source)}</p>;
  }
  const unknown = Object.values(formula.slots)
    .map(scope.describe)
    .find(({ sample, type }) => sample === undefined && type !== 'secret');
  const shown =
    result.value === undefined ? 'nothing' : result.value === '' ? 'empty text' : JSON.stringify(result.value);
  return (
    <p className={classes['result']}>
      <span role="img" aria-label="With the sample values:">
        =
      </span>{' '}
      <span className={classes['value']}>{shown.slice(0, MAX_LENGTH)}</span>
      {unknown !== undefined && ` (no sample yet for ${unknown.text})`}
    </p>
  );
}

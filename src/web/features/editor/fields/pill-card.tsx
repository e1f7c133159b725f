import { Portal } from '@mantine/core';
import { toSampleText } from '../variables/sample-text.ts';
import type { VariableDescription } from '../variables/describe-variable.ts';
import classes from './template-input.module.css';

type PillCardProps = { readonly description: VariableDescription; readonly at: DOMRect };

/** What hovering over a pill tells. */
export function PillCard({ description: { text, problem, severity, type, sample, presence }, at }: PillCardProps) {
  return (
    <Portal>
      <div
        role="tooltip"
        className={classes['pillCard']}
        style={{ left: Math.min(at.left, window.innerWidth - 328), top: at.bottom + 6 }}
      >
        <div className={classes['pillCardTitle']}>{text}</div>
        {problem !== null && (
          <div className={classes['pillCardProblem']} data-severity={severity}>
            {problem}
          </div>
        )}
        {type !== null && <div>Type: {type}</div>}
        {sample !== undefined && (
          <div>
            Sample: <span className={classes['previewValue']}>{toSampleText(sample)}</span>
          </div>
        )}
        {presence !== null && <div>{presence}</div>}
        <div className={classes['pillCardHint']}>Double-click or Alt+Enter: transforms and formula</div>
      </div>
    </Portal>
  );
}

import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react';
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { StepId } from '#core/base/brand.ts';
import type { Problem } from '#core/validation/problem.ts';
import type { CardId, FlowFold } from './flow-layout.ts';
import type { FlowNames } from './flow-names.ts';
import classes from './fold-chips.module.css';

type FoldChipsProps = {
  readonly folds: readonly FlowFold[];
  readonly names: FlowNames;
  readonly problems: readonly Problem[];
  readonly found: ReadonlySet<CardId>;
  readonly onExpand: (stepId: StepId) => void;
};

/** Stands for the branches that are not drawn: how many steps are in them, and whether anything there wants attention. */
export const FoldChips = memo(function FoldChips({ folds, names, problems, found, onExpand }: FoldChipsProps) {
  if (folds.length === 0) return null;
  const withProblems = new Set(problems.map(({ stepId }) => stepId));
  return (
    <ViewportPortal>
      {folds.map(({ id, stepId, hidden, x, y }) => {
        const count = hidden.length === 1 ? '1 step' : `${hidden.length} steps`;
        const hasProblems = hidden.some((hiddenId) => withProblems.has(hiddenId));
        const label = `Expand the branches of '${names.get(stepId) ?? ''}': ${count}${hasProblems ? ', with problems' : ''}`;
        return (
          <button
            key={id}
            type="button"
            // By keyboard the branches are expanded from their step, which is the selected card.
            tabIndex={-1}
            className={classes['chip']}
            data-found={hidden.some((hiddenId) => found.has(hiddenId)) || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            aria-label={label}
            title={label}
            onClick={() => onExpand(stepId)}
          >
            {hasProblems ? <IconAlertTriangle className={classes['problem']} size={12} stroke={2} aria-hidden /> : null}
            {count}
            <IconChevronDown size={12} stroke={2} aria-hidden />
          </button>
        );
      })}
    </ViewportPortal>
  );
});

import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { Problem } from '#core/validation/problem.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { findStep } from '#core/workflow/walk.ts';
import { catalog } from '#steps/catalog.ts';
import { useCommandContext } from '../commands/command-context.ts';
import { goTo } from '../commands/selected-step.ts';
import { useEditorState } from '../store/editor-context.ts';
import { ProblemFixes } from './problem-fixes.tsx';
import { describeProblemKind } from './problem-kind.ts';
import classes from './problem-list.module.css';

/** Each problem as a button that goes to its step and field. */
export function ProblemList({ onGo }: { readonly onGo?: () => void }) {
  const context = useCommandContext();
  const problems = useEditorState((state) => state.problems);
  const document = useEditorState((state) => state.document);
  const go = ({ stepId, field }: Problem) => {
    onGo?.();
    goTo(context, stepId ?? 'trigger');
    context.store.focusField(stepId ?? 'trigger', field);
  };
  return (
    <ul className={classes['list']}>
      {problems.toSorted(bySeverity).map((problem) => (
        <li key={`${problem.code} ${problem.stepId} ${problem.field} ${problem.message}`}>
          <button type="button" className={classes['problem']} onClick={() => go(problem)}>
            <SeverityIcon severity={problem.severity} />
            <span>
              <span className={classes['owner']}>
                {describeOwner(problem, document)}
                <span className={classes['severity']}>
                  {problem.severity === 'error' ? 'Error' : 'Warning'} · {describeProblemKind(problem.code)}
                </span>
              </span>
              <span className={classes['message']}>{problem.message}</span>
            </span>
          </button>
          <div className={classes['fixes']}>
            <ProblemFixes problem={problem} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Errors first; within a severity the order of the flow stays. */
function bySeverity(a: Problem, b: Problem): number {
  return Number(a.severity === 'warning') - Number(b.severity === 'warning');
}

/** "Create contact › URL" */
function describeOwner({ stepId, field }: Problem, document: WorkflowDocument): string {
  const step = stepId === null ? undefined : findStep(document, stepId);
  const definition =
    stepId === null
      ? catalog.findTrigger(document.trigger?.type ?? '')
      : step === undefined
        ? undefined
        : catalog.findStep(step.type);
  const owner = stepId === null ? 'Trigger' : (step?.name ?? '');
  const label = field === null ? undefined : definition?.fields[field]?.label;
  return label === undefined ? owner : `${owner} › ${label}`;
}

function SeverityIcon({ severity }: Pick<Problem, 'severity'>) {
  return severity === 'error' ? (
    <IconCircleX className={classes['error']} size={16} aria-hidden />
  ) : (
    <IconAlertTriangle className={classes['warning']} size={16} aria-hidden />
  );
}

import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { Problem } from '#core/validation/problem.ts';
import { findStep } from '#core/workflow/walk.ts';
import { useCommandContext } from '../commands/command-context.ts';
import { goTo } from '../commands/selected-step.ts';
import { useEditorState } from '../store/editor-context.ts';
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
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.stepId} ${problem.field} ${problem.message}`}>
          <button type="button" className={classes['problem']} onClick={() => go(problem)}>
            <SeverityIcon severity={problem.severity} />
            <span>
              <span className={classes['owner']}>
                {problem.stepId === null ? 'Trigger' : (findStep(document, problem.stepId)?.name ?? '')}
                <span className={classes['severity']}>{problem.severity === 'error' ? 'Error' : 'Warning'}</span>
              </span>
              <span className={classes['message']}>{problem.message}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function SeverityIcon({ severity }: Pick<Problem, 'severity'>) {
  return severity === 'error' ? (
    <IconCircleX className={classes['error']} size={16} aria-hidden />
  ) : (
    <IconAlertTriangle className={classes['warning']} size={16} aria-hidden />
  );
}

import { useMemo } from 'react';
import type { FieldMessage } from '../fields/field-frame.tsx';
import { ProblemFixes } from '../problems/problem-fixes.tsx';
import { useEditorState } from '../store/editor-context.ts';

/** The problems of one field; `field` null: those of the whole trigger or step. */
export function useFieldMessages(owner: string, field: string | null): readonly FieldMessage[] {
  const problems = useEditorState((state) => state.problems);
  return useMemo(() => {
    const stepId = owner === 'trigger' ? null : owner;
    return problems
      .filter((problem) => problem.stepId === stepId && problem.field === field)
      .map((problem) => ({
        message: problem.message,
        severity: problem.severity,
        fixes: <ProblemFixes problem={problem} />,
      }));
  }, [problems, owner, field]);
}

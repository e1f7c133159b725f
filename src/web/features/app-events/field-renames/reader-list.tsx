import { TextLink } from '../../../ui/text-link.tsx';
import { describeVariableCount } from './describe-rename.ts';
import classes from './field-renames.module.css';

type Reader = {
  readonly workflowId: string;
  readonly workflowName: string;
  readonly referenceCount: number;
  readonly versionNumber?: number;
};

/** Drafts, or published versions, each as a link to its workflow. */
export function ReaderList({
  projectId,
  readers,
}: {
  readonly projectId: string;
  readonly readers: readonly Reader[];
}) {
  return (
    <ul className={classes['readers']}>
      {readers.map(({ workflowId, workflowName, versionNumber, referenceCount }) => (
        <li key={workflowId}>
          <TextLink link={{ to: '/p/$projectId/workflows/$workflowId', params: { projectId, workflowId } }}>
            {workflowName}
          </TextLink>
          {versionNumber === undefined ? '' : `, version ${versionNumber}`}: {describeVariableCount(referenceCount)}
        </li>
      ))}
    </ul>
  );
}

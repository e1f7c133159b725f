import { useParams } from '@tanstack/react-router';
import { useRun } from '../features/runs/requests/get-run.ts';
import { RunHeader } from '../features/runs/run-header.tsx';
import { RunView } from '../features/runs/run-view.tsx';
import { hasErrorCode } from '../lib/api-error.ts';
import { usePageSearch } from '../lib/page-search.ts';
import { useCan } from '../lib/permissions.ts';
import { useProjectId } from '../lib/project-id.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { FullHeight } from '../ui/full-height.tsx';
import { NoLongerKept } from '../ui/no-longer-kept.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';

export function RunPage() {
  const projectId = useProjectId();
  const { runId = '' } = useParams({ strict: false });
  const [{ step }, changeSearch] = usePageSearch();
  const canOperate = useCan('operateRuns');
  const { data: run, error, refetch } = useRun(projectId, runId);
  if (run === undefined) {
    if (error === null) return <PageSkeleton />;
    if (hasErrorCode(error, 'no_longer_kept'))
      return <NoLongerKept title="This run is not kept any more" error={error} />;
    return <ErrorState title="The run could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  return (
    <FullHeight>
      <RunHeader projectId={projectId} run={run} canOperate={canOperate} />
      <RunView key={run.id} run={run} chosen={step} onChoose={(id) => changeSearch({ step: id })} />
    </FullHeight>
  );
}

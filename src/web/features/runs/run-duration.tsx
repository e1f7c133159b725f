import { formatDuration } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import type { RunSummary } from './requests/list-runs.ts';

type RunDurationProps = { readonly run: Pick<RunSummary, 'startedAt' | 'finishedAt'> };

/** From the start of the first step to the end of the last; counting while the run goes on. */
export function RunDuration({ run: { startedAt, finishedAt } }: RunDurationProps) {
  if (startedAt === null) return <>–</>;
  if (finishedAt === null) return <RunningDuration since={Date.parse(startedAt)} />;
  return <>{formatDuration(Date.parse(finishedAt) - Date.parse(startedAt))}</>;
}

function RunningDuration({ since }: { readonly since: number }) {
  const now = useNow();
  // Clocks differ, and the tick may be older than the start.
  return <>{now - since < 1000 ? '…' : formatDuration(now - since)}</>;
}

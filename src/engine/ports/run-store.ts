import type { EventId, InstallationId, ProjectId, RunId, VersionId, WorkflowId } from '#core/base/brand.ts';
import type { Json } from '#core/base/json.ts';
import type { RunStatus, StepRun } from '#core/run/state.ts';
import type { StepError } from '#core/step/definition.ts';

/**
 * The right to work on a run. A token is higher each time a run changes hands; the store refuses a commit under a lower
 * one, so that a worker that was given up for dead cannot write late.
 */
export type Claim = { readonly runId: RunId; readonly token: number; readonly isTakeover: boolean };

export type LoadedRun = {
  readonly runId: RunId;
  readonly projectId: ProjectId;
  readonly workflowId: WorkflowId;
  readonly versionId: VersionId;
  readonly installationId: InstallationId | null;
  readonly eventId: EventId | null;
  readonly status: RunStatus;
  /** Source text of the trigger's payload. */
  readonly payload: string;
  readonly user: { readonly id: string; readonly metadata: Json };
  readonly stepRuns: readonly StepRun[];
};

export type RunCommit = {
  readonly runId: RunId;
  readonly projectId: ProjectId;
  readonly token: number;
  readonly status: RunStatus;
  /** Only those that are new or changed since the last commit. */
  readonly stepRuns: readonly StepRun[];
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly error: (StepError & { readonly stepId: string | null }) | null;
  /** With status `waiting`: when the run goes on, in milliseconds since 1970. */
  readonly wakeAt: number | null;
};

/** Durable truth about runs. Implementations coalesce concurrent calls into one statement. */
export interface RunStore {
  /** null: there is no such run, or the claim is older than another one. */
  load(claim: Claim): Promise<LoadedRun | null>;
  /** `refused`: somebody else has taken the run over. `cancelled`: recorded, and the run must not start another step. */
  commit(commit: RunCommit): Promise<'committed' | 'refused' | 'cancelled'>;
}

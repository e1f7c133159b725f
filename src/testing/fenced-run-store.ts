import type { RunStatus, StepRun } from '#core/run/state.ts';
import type { Claim, LoadedRun, RunCommit } from '#engine/ports/run-store.ts';

type CommitAnswer = 'committed' | 'refused' | 'cancelled';

/** Fences go to the next multiple of it, above any token that the attempts of an older job can reach. */
const FENCE_STEP = 32_768;
const TERMINAL: ReadonlySet<RunStatus> = new Set(['completed', 'failed', 'cancelled']);

/** One run and its job under the rules by which Postgres keeps them; see storage/runs/commit-runs.ts. */
export class FencedRunStore {
  readonly #run: LoadedRun;
  readonly #stepRuns = new Map<string, StepRun>();
  #fence = 1;
  status: RunStatus = 'queued';
  /** Its token is `fence + attempts - 1`. Null: there is nothing to do. */
  job: { readonly fence: number; attempts: number; readonly runAt: number; holder: string | null } | null;

  constructor(run: LoadedRun) {
    this.#run = run;
    this.job = { fence: 1, attempts: 0, runAt: 0, holder: null };
  }

  stepRuns(): readonly StepRun[] {
    return [...this.#stepRuns.values()];
  }

  /** Whether a claim is the one that may write. */
  isCurrent(token: number): boolean {
    return token === this.#fence && !TERMINAL.has(this.status);
  }

  load({ token, isTakeover }: Claim): LoadedRun | null {
    if (isTakeover && this.#fence < token) this.#fence = token;
    if (token !== this.#fence) return null;
    return { ...this.#run, status: this.status, stepRuns: this.stepRuns() };
  }

  commit({ token, status, stepRuns, wakeAt }: RunCommit): CommitAnswer {
    if (token !== this.#fence || this.status === 'completed' || this.status === 'failed') return 'refused';
    for (const stepRun of stepRuns) this.#stepRuns.set(`${stepRun.instance} ${stepRun.stepId}`, stepRun);
    if (this.status === 'cancelled') return 'cancelled';
    this.status = status;
    if (status === 'waiting') {
      this.#fence = (Math.floor(this.#fence / FENCE_STEP) + 1) * FENCE_STEP;
      this.job = { fence: this.#fence, attempts: 0, runAt: wakeAt ?? 0, holder: null };
    }
    return 'committed';
  }

  cancel(): void {
    if (!TERMINAL.has(this.status)) this.status = 'cancelled';
  }
}

/** Runs per second that a project may start without standing behind others. */
const FAIR_RATE = 100;
/** Each so many runs above that stand one place further back. */
const RUNS_PER_PLACE = 50;
const LAST_PLACE = 1000;
const MAXIMUM_PROJECTS = 10_000;

type Load = { level: number; at: number };

/**
 * How much more than its share each project has started lately, in this process: by it the runs of one that sends much are
 * put behind those of the others in the queue. A project alone stands behind nobody.
 */
export class ProjectLoad {
  readonly #now: () => number;
  readonly #loads = new Map<string, Load>();

  /** `now` in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(projectId: string, runs: number): void {
    if (runs === 0) return;
    const level = this.#levelOf(projectId) + runs;
    this.#loads.delete(projectId);
    this.#loads.set(projectId, { level, at: this.#now() });
    const oldest = this.#loads.keys().next().value;
    if (this.#loads.size > MAXIMUM_PROJECTS && oldest !== undefined) this.#loads.delete(oldest);
  }

  /** The priority of the project's next runs in the queue; 0 comes first. */
  placeOf(projectId: string): number {
    return Math.min(Math.floor(this.#levelOf(projectId) / RUNS_PER_PLACE), LAST_PLACE);
  }

  #levelOf(projectId: string): number {
    const load = this.#loads.get(projectId);
    if (load === undefined) return 0;
    return Math.max(0, load.level - ((this.#now() - load.at) / 1000) * FAIR_RATE);
  }
}

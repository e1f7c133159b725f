/** Twice the time between two looks at what is due. A run that would wait longer for its place comes back later instead. */
const LONGEST_WAIT_MS = 1000;
/** However fast the runs of a project are, one that was sent away comes back no sooner. */
const SOONEST_MS = 500;
const SHORTEST_GAP_MS = 0.2;
const LONGEST_GAP_MS = 1000;
/** What the newest gap counts against all before it. */
const WEIGHT = 0.05;
/** Runs come back faster than others leave, so that no place stays empty. */
const HASTE = 0.8;
const FORGOTTEN_AFTER_MS = 60_000;
const MAXIMUM_PROJECTS = 10_000;

type Turns = { lastLeaveAt: number; gapMs: number; lastTurnAt: number; lastAskedAt: number };

/**
 * When runs that find no place come back: one after the other, as fast as their project's runs leave their places. So a
 * project with many slow runs fills neither this process nor the queue in front of the others. Times in milliseconds since
 * 1970.
 */
export class LaterTurns {
  readonly #projects = new Map<string, Turns>();

  /** A run has left its place. */
  noticeLeave(projectId: string, now: number): void {
    const turns = this.#projects.get(projectId);
    if (turns === undefined) return;
    if (now - turns.lastAskedAt > FORGOTTEN_AFTER_MS) {
      this.#projects.delete(projectId);
      return;
    }
    const gap = Math.min(Math.max(now - turns.lastLeaveAt, SHORTEST_GAP_MS), LONGEST_GAP_MS);
    turns.gapMs += (gap - turns.gapMs) * WEIGHT;
    turns.lastLeaveAt = now;
  }

  /** Whether a run behind so many others of its project should wait for its place here. */
  mayWait(projectId: string, ahead: number, now: number): boolean {
    const turns = this.#projects.get(projectId) ?? this.#start(projectId, now);
    turns.lastAskedAt = now;
    // While none leaves, the gap grows.
    const gapMs = Math.max(turns.gapMs, Math.min(now - turns.lastLeaveAt, LONGEST_GAP_MS));
    return ahead * gapMs < LONGEST_WAIT_MS;
  }

  /** When a run that has found no place comes back. */
  take(projectId: string, now: number): number {
    const turns = this.#projects.get(projectId) ?? this.#start(projectId, now);
    turns.lastTurnAt = Math.max(now + SOONEST_MS, turns.lastTurnAt + turns.gapMs * HASTE);
    return Math.round(turns.lastTurnAt);
  }

  #start(projectId: string, now: number): Turns {
    const turns = { lastLeaveAt: now, gapMs: SHORTEST_GAP_MS, lastTurnAt: 0, lastAskedAt: now };
    const oldest = this.#projects.keys().next().value;
    if (this.#projects.size >= MAXIMUM_PROJECTS && oldest !== undefined) this.#projects.delete(oldest);
    this.#projects.set(projectId, turns);
    return turns;
  }
}

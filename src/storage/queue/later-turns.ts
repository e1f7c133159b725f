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

type Turns = { lastLeaveAt: number; waitingSince: number; gapMs: number; lastTurnAt: number; lastAskedAt: number };

/**
 * When runs that find no place come back: one after the other, as fast as their project's runs leave their places. So a
 * project with many slow runs fills neither this process nor the queue in front of the others. Times in milliseconds since
 * 1970.
 */
export class LaterTurns {
  readonly #places: number;
  readonly #projects = new Map<string, Turns>();

  /** `places`: how many runs of one project go on at a time. */
  constructor(places: number) {
    this.#places = places;
  }

  /** A run has left its place, for which so many waited. */
  noticeLeave(projectId: string, waiting: number, now: number): void {
    const turns = this.#projects.get(projectId);
    if (turns === undefined) return;
    if (now - turns.lastAskedAt > FORGOTTEN_AFTER_MS) {
      this.#projects.delete(projectId);
      return;
    }
    // Where nobody waits, places become free as seldom as runs come.
    if (waiting > 0) turns.gapMs += (clampGap(silence(turns, now)) - turns.gapMs) * WEIGHT;
    turns.lastLeaveAt = now;
  }

  /** Whether a run behind so many others of its project should wait for its place here. */
  mayWait(projectId: string, ahead: number, now: number): boolean {
    const turns = this.#projects.get(projectId) ?? this.#start(projectId, now);
    turns.lastAskedAt = now;
    if (ahead === 0) turns.waitingSince = now;
    // While none leaves, all of them take at least so long.
    const gapMs = Math.max(turns.gapMs, clampGap(silence(turns, now) / this.#places));
    return ahead * gapMs < LONGEST_WAIT_MS;
  }

  /** When a run that has found no place comes back. */
  take(projectId: string, now: number): number {
    const turns = this.#projects.get(projectId) ?? this.#start(projectId, now);
    turns.lastTurnAt = Math.max(now + SOONEST_MS, turns.lastTurnAt + turns.gapMs * HASTE);
    return Math.round(turns.lastTurnAt);
  }

  #start(projectId: string, now: number): Turns {
    const turns = { lastLeaveAt: now, waitingSince: now, gapMs: SHORTEST_GAP_MS, lastTurnAt: 0, lastAskedAt: now };
    const oldest = this.#projects.keys().next().value;
    if (this.#projects.size >= MAXIMUM_PROJECTS && oldest !== undefined) this.#projects.delete(oldest);
    this.#projects.set(projectId, turns);
    return turns;
  }
}

/** For how long no run has left its place while others waited. */
function silence({ lastLeaveAt, waitingSince }: Turns, now: number): number {
  return now - Math.max(lastLeaveAt, waitingSince);
}

function clampGap(ms: number): number {
  return Math.min(Math.max(ms, SHORTEST_GAP_MS), LONGEST_GAP_MS);
}

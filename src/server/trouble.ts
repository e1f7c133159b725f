import type { FastifyBaseLogger } from 'fastify';

/** Follows something that is tried again and again, such as a loop in the background. */
export interface Trouble {
  failed(error: unknown): void;
  /** It went well; costs nothing while there is no trouble. */
  passed(): void;
}

export interface TroubleOptions {
  readonly logger: FastifyBaseLogger;
  /** What is tried, as the beginning of a sentence: "Looking at schedules". */
  readonly what: string;
  /** Trouble that is over before is nobody's business; 0: the first failure is told. */
  readonly lastsMs?: number;
  /** A steady clock in milliseconds. */
  readonly now?: () => number;
}

const LASTS_MS = 5_000;
/** Two failures so far apart, with nothing tried in between, are two troubles. */
const APART_MS = 30_000;

interface Spell {
  readonly since: number;
  lastAt: number;
  failures: number;
  isTold: boolean;
}

/** Makes one warning of trouble that lasts, however often it fails, and one note of its end. */
export function createTrouble({
  logger,
  what,
  lastsMs = LASTS_MS,
  now = () => performance.now(),
}: TroubleOptions): Trouble {
  let spell: Spell | null = null;
  return {
    failed: (err) => {
      const at = now();
      if (spell !== null && !spell.isTold && at - spell.lastAt > APART_MS) spell = null;
      spell ??= { since: at, lastAt: at, failures: 0, isTold: false };
      spell.failures += 1;
      spell.lastAt = at;
      const forMs = Math.round(at - spell.since);
      if (spell.isTold || forMs < lastsMs) return logger.debug({ err }, `${what} failed.`);
      spell.isTold = true;
      logger.warn({ err, failures: spell.failures, forMs }, `${what} keeps failing. It is tried again and again.`);
    },
    passed: () => {
      if (spell === null) return;
      const { since, failures, isTold } = spell;
      spell = null;
      if (isTold) logger.info({ failures, forMs: Math.round(now() - since) }, `${what} works again.`);
    },
  };
}

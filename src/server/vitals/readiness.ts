import type { Pool } from 'pg';

/** Whether this process takes work, for load balancers and operators. */
export interface Readiness {
  /** Resolves with null while it does, else with the reason, a sentence. Never throws. */
  findObstacle(): Promise<string | null>;
  /** Tables are of this version, and the roles have started. */
  start(pool: Pool): void;
  /** The process has begun to leave. */
  drain(): void;
}

const DATABASE_PATIENCE_MS = 1_000;

export function createReadiness(): Readiness {
  let pool: Pool | null = null;
  let isDraining = false;
  let checking: Promise<string | null> | null = null;
  return {
    findObstacle: async () => {
      if (isDraining) return 'This process is about to leave.';
      if (pool === null) return 'This process has not started yet.';
      // Probes that come together ask the database once.
      checking ??= findDatabaseObstacle(pool).finally(() => void (checking = null));
      return checking;
    },
    start: (started) => void (pool = started),
    drain: () => void (isDraining = true),
  };
}

async function findDatabaseObstacle(pool: Pool): Promise<string | null> {
  const late = Promise.withResolvers<string>();
  const timer = setTimeout(
    () => late.resolve(`The database did not answer within ${DATABASE_PATIENCE_MS} ms.`),
    DATABASE_PATIENCE_MS,
  );
  const answered = pool.query('select 1').then(
    () => null,
    () => 'The database cannot be reached.',
  );
  try {
    return await Promise.race([answered, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

import { uuidV7Time } from '#core/base/uuid-v7.ts';
import { getProject } from '#storage/projects/projects.ts';
import { keptSinceMs } from '#storage/retention/remove-old-data.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';

export type RetentionDeps = Pick<ServerDeps, 'config' | 'db' | 'now'>;

const KINDS = { run: 'run', event: 'received event' } as const;

/**
 * Why there is no such run or event: `no_longer_kept` when its id is from a time of the project that is not kept any more,
 * else `not_found`. Looks at the id alone, so that it tells nothing about other projects.
 */
export async function explainMissing(
  { config, db, now }: RetentionDeps,
  projectId: string,
  kind: keyof typeof KINDS,
  id: string,
): Promise<AppError> {
  const name = KINDS[kind];
  const missing = new AppError('not_found', `There is no such ${name} in this project.`);
  const days = config.retentionDays;
  if (id[14] !== '7' || uuidV7Time(id) >= keptSinceMs({ nowMs: now(), days })) return missing;
  const project = await getProject(db, projectId);
  if (uuidV7Time(id) < project.created_at.getTime()) return missing;
  const date = new Date(uuidV7Time(id)).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return new AppError(
    'no_longer_kept',
    `A ${name} is kept for ${days} days. This one was of ${date}, and has been removed.`,
    { details: { retentionDays: days } },
  );
}

import { announceSettings, lockProject, updateProject, type ProjectRow } from '#storage/projects/projects.ts';
import { releaseHeldRuns } from '#storage/run-starts/release-held-runs.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { cleanLabel } from '../validation/clean-label.ts';

export interface ProjectChanges {
  readonly name?: string;
  readonly allowedOrigins?: readonly string[];
  readonly isPaused?: boolean;
}

export async function changeProject(
  { audit, db, pool }: ServerDeps,
  { projectId, member }: ProjectCaller,
  changes: ProjectChanges,
): Promise<ProjectRow> {
  const name = changes.name === undefined ? undefined : cleanLabel(changes.name, 'name');
  const origins = changes.allowedOrigins?.map(readOrigin);
  const changed = await db.transaction().execute(async (transaction) => {
    const before = await lockProject(transaction, projectId);
    const after = await updateProject(transaction, projectId, {
      name: name ?? before.name,
      allowed_origins: origins === undefined ? before.allowed_origins : [...new Set(origins)],
      is_paused: changes.isPaused ?? before.is_paused,
    });
    const details = {
      ...(before.name === after.name ? {} : { nameBefore: before.name }),
      ...(origins === undefined ? {} : { allowedOrigins: after.allowed_origins }),
    };
    const isPauseAlone = Object.keys(changes).every((key) => key === 'isPaused');
    const subject = after.name;
    if (!isPauseAlone)
      await audit.write(transaction, { projectId, actor: member, action: 'project.changed', subject, details });
    if (before.is_paused !== after.is_paused) {
      const action = after.is_paused ? 'project.paused' : 'project.resumed';
      await audit.write(transaction, { projectId, actor: member, action, subject });
    }
    await announceSettings(transaction, projectId);
    return after;
  });
  if (changes.isPaused === false) await releaseHeldRuns(pool);
  return changed;
}

function readOrigin(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '*') return trimmed;
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (isOrigin) return url.origin;
  const message = `"${text}" is not an origin. Write it like https://app.example.com, without a path, or * for all.`;
  throw new AppError('invalid_request', message, { details: { fields: [{ field: 'allowedOrigins', message }] } });
}

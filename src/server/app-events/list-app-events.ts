import type { listAppEvents as route } from '#contract/app-events.ts';
import type { ResponseOf } from '#contract/route.ts';
import { uuidV7Time } from '#core/base/uuid-v7.ts';
import { listAppEventRows } from '#storage/app-events/list-app-events.ts';
import { readEventVolume } from '#storage/volume/read-event-volume.ts';
import { SHOWN_HOURS } from '#storage/volume/volume-window.ts';
import type { ServerDeps } from '../deps.ts';

export async function listAppEvents(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  projectId: string,
): Promise<ResponseOf<typeof route>> {
  const rows = await listAppEventRows(db, projectId);
  const volume = await readEventVolume(
    db,
    rows.map(({ id }) => id),
    now(),
  );
  return rows.map(({ id, name, description, updatedAt, workflowCount, lastEventId }) => ({
    id,
    name,
    description,
    hourlyCounts: [...(volume.get(id) ?? Array.from({ length: SHOWN_HOURS }, () => 0))],
    lastReceivedAt: lastEventId === null ? null : new Date(uuidV7Time(lastEventId)).toISOString(),
    workflowCount,
    updatedAt: updatedAt.toISOString(),
  }));
}

import type { createAppEvent as route } from '#contract/app-events.ts';
import type { BodyOf } from '#contract/route.ts';
import { claimEventName } from '#storage/app-events/app-event-names.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { announceSettings } from '#storage/projects/projects.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { inferSchemaOf, nameTaken, requireEventName } from './check-app-event.ts';

type NewAppEvent = BodyOf<typeof route>;

/** Gives the id of the new App Event. */
export async function createAppEvent(
  deps: Pick<ServerDeps, 'db' | 'audit' | 'createId'>,
  { projectId, member }: ProjectCaller,
  { name: givenName, description = '', sample }: NewAppEvent,
): Promise<string> {
  const name = requireEventName(givenName);
  const schema = inferSchemaOf(sample);
  const appEventId = deps.createId();
  await deps.db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('app_events')
      .values({ id: appEventId, project_id: projectId, name, description, sample, schema })
      .execute();
    const owner = await claimEventName(transaction, { projectId, appEventId, name });
    if (owner !== null) throw nameTaken(name, owner);
    await announceSettings(transaction, projectId);
    await deps.audit.write(transaction, { projectId, actor: member, action: 'app_event.created', subject: name });
    await publishLive(transaction, { projectId, message: { kind: 'app-event', appEventId } });
  });
  return appEventId;
}

import * as routes from '#contract/runs.ts';
import { uuidV7Time } from '#core/base/uuid-v7.ts';
import { listRefusedSends } from '#storage/received-events/list-refused-sends.ts';
import { findReceivedEvent, listDeliveries } from '#storage/received-events/received-event-rows.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { explainMissing } from '../retention/missing-record.ts';
import { listReceivedEvents } from './list-received-events.ts';
import { presentReceivedEvent } from './present-received-event.ts';

export function registerReceivedEventRoutes(bind: Bind, deps: ServerDeps): void {
  const { db } = deps;
  bind.project(routes.listReceivedEvents, ({ caller, query }) => listReceivedEvents(deps, caller.projectId, query));
  bind.project(routes.getReceivedEvent, async ({ caller, params }) => {
    const row = await findReceivedEvent(db, caller.projectId, params.eventId);
    if (row === undefined) throw await explainMissing(deps, caller.projectId, 'event', params.eventId);
    return presentReceivedEvent(row, await listDeliveries(db, row.id));
  });
  bind.project(routes.listRefusedSends, async ({ caller }) => {
    const rows = await listRefusedSends(db, caller.projectId);
    return rows.map((row) => ({ ...row, at: new Date(uuidV7Time(row.id)).toISOString() }));
  });
}

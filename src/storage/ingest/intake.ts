import type { Pool, PoolClient } from 'pg';
import {
  acceptEvents,
  UnjudgedEventsError,
  type AcceptedEvent,
  type Acceptance,
  type OnDelivered,
} from './accept-events.ts';
import { EventFilters } from './event-filters.ts';
import { ProjectLoad } from './project-load.ts';

/** Publishing again and again within the milliseconds of one try: nobody does so often. */
const MAXIMUM_TRIES = 5;

/** Has the filters of workflows judge events, and stores them; as `acceptEvents`. Within the caller's transaction where there is one. */
export type Intake = (events: readonly AcceptedEvent[], transaction?: PoolClient) => Promise<Acceptance[]>;

/** `onDelivered` is told what accepted events meant for workflows; it must not throw. */
export function createIntake(pool: Pool, onDelivered?: OnDelivered): Intake {
  const filters = new EventFilters(pool);
  const load = new ProjectLoad(() => performance.now());
  return async (events, transaction) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const placed = (await filters.judge(events)).map((event) => ({
          ...event,
          place: load.placeOf(event.projectId),
        }));
        const accepted = await acceptEvents(transaction ?? pool, placed, onDelivered);
        for (const [at, { projectId }] of events.entries()) load.add(projectId, countRuns(accepted[at]));
        return accepted;
      } catch (error) {
        if (!(error instanceof UnjudgedEventsError) || attempt === MAXIMUM_TRIES) throw error;
        filters.forget(error.projectIds);
      }
    }
  };
}

function countRuns(acceptance: Acceptance | undefined): number {
  return acceptance?.kind === 'stored' ? acceptance.runs.length : 0;
}

import type { Pool, PoolClient } from 'pg';
import {
  acceptEvents,
  UnjudgedEventsError,
  type AcceptedEvent,
  type Acceptance,
  type OnDelivered,
} from './accept-events.ts';
import { EventFilters } from './event-filters.ts';

/** Publishing again and again within the milliseconds of one try: nobody does so often. */
const MAXIMUM_TRIES = 5;

/** Has the filters of workflows judge events, and stores them; as `acceptEvents`. Within the caller's transaction where there is one. */
export type Intake = (events: readonly AcceptedEvent[], transaction?: PoolClient) => Promise<Acceptance[]>;

/** `onDelivered` is told what accepted events meant for workflows; it must not throw. */
export function createIntake(pool: Pool, onDelivered?: OnDelivered): Intake {
  const filters = new EventFilters(pool);
  return async (events, transaction) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await acceptEvents(transaction ?? pool, await filters.judge(events), onDelivered);
      } catch (error) {
        if (!(error instanceof UnjudgedEventsError) || attempt === MAXIMUM_TRIES) throw error;
        filters.forget(error.projectIds);
      }
    }
  };
}

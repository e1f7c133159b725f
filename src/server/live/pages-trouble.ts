import type { FastifyBaseLogger } from 'fastify';
import type { ActivityNotifierOptions } from '#storage/live/activity-notifier.ts';
import { createTrouble } from '../trouble.ts';

/** What the log says when pages are not told of what happens. */
export function pagesTrouble(logger: FastifyBaseLogger): Required<Pick<ActivityNotifierOptions, 'onError' | 'onTold'>> {
  const { failed, passed } = createTrouble({ logger, what: 'Telling pages of live activity' });
  return { onError: failed, onTold: passed };
}

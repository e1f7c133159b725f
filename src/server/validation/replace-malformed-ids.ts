import type { FastifyRequest } from 'fastify';
import { isUuid } from '#core/base/uuid-v7.ts';
import type { Route } from '#contract/route.ts';

/** Nothing has it. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Makes a hook that asks for an id that nothing has wherever the path holds none: whoever guesses gets the same answer
 * as for any other id that is not theirs, from the same code.
 */
export function replaceMalformedIds(route: Route): (request: FastifyRequest) => Promise<void> {
  // As TypeBox writes an object's schema.
  const { properties = {} } = route.params as { properties?: Readonly<Record<string, { format?: string }>> };
  const ids = Object.keys(properties).filter((name) => properties[name]?.format === 'uuid');
  return async (request) => {
    // The router gives texts.
    const params = request.params as Record<string, string>;
    for (const name of ids) if (!isUuid(params[name] ?? '')) params[name] = NO_ID;
  };
}

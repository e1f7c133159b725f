import type { listUsers as route } from '#contract/users.ts';
import type { QueryOf, ResponseOf } from '#contract/route.ts';
import { isUuid, uuidV7Time } from '#core/base/uuid-v7.ts';
import { listNewestEndUsers, searchEndUsers, type EndUserSummaryRow } from '#storage/end-users/list-end-users.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';

const DEFAULT_LIMIT = 50;

type UserPage = ResponseOf<typeof route>;

/** Without a search the newest first; with one in the order of the ids, which its cursor then is. */
export async function listUsers(
  { db }: Pick<ServerDeps, 'db'>,
  projectId: string,
  { cursor, limit = DEFAULT_LIMIT, search = '' }: QueryOf<typeof route>,
): Promise<UserPage> {
  const page = { projectId, limit: limit + 1 };
  if (search !== '') {
    const rows = await searchEndUsers(db, { ...page, prefix: search, after: cursor ?? null });
    return present(rows, limit, ({ externalId }) => externalId);
  }
  if (cursor !== undefined && !isUuid(cursor)) {
    throw new AppError('invalid_request', 'The query parameter "cursor" is not one that we gave.');
  }
  const rows = await listNewestEndUsers(db, { ...page, beforeId: cursor ?? null });
  return present(rows, limit, ({ id }) => id);
}

function present(
  rows: readonly EndUserSummaryRow[],
  limit: number,
  cursorOf: (row: EndUserSummaryRow) => string,
): UserPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, externalId, firstSeenAt, enabledCount, lastEventId }) => ({
      id,
      userId: externalId,
      firstSeenAt: firstSeenAt.toISOString(),
      enabledCount,
      lastEventAt: lastEventId === null ? null : new Date(uuidV7Time(lastEventId)).toISOString(),
    })),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

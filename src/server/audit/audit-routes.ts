import { isUuid } from '#core/base/uuid-v7.ts';
import { listAuditEntries } from '#contract/settings.ts';
import * as entries from '#storage/audit/list-audit-entries.ts';
import { AppError } from '../app-error.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';

const DEFAULT_LIMIT = 50;

export function registerAuditRoutes(bind: Bind, { db }: ServerDeps): void {
  bind.project(listAuditEntries, async ({ query, caller: { projectId } }) => {
    const { cursor = null, limit = DEFAULT_LIMIT } = query;
    if (cursor !== null && !isUuid(cursor))
      throw new AppError('invalid_request', 'The query parameter "cursor" is not one that we gave.');
    // One more than asked for tells whether there is another page.
    const rows = await entries.listAuditEntries(db, { projectId, beforeId: cursor, limit: limit + 1 });
    const items = rows.slice(0, limit);
    return {
      items: items.map(({ id, at, actor_name, action, subject, details }) => ({
        id,
        at: at.toISOString(),
        actor: actor_name,
        action,
        subject,
        details,
      })),
      nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    };
  });
}

import * as routes from '#contract/stored-values.ts';
import type { QueryOf, ResponseOf } from '#contract/route.ts';
import { isJsonArray } from '#core/base/json.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { deleteStoredValue, listStoredValues } from '#storage/stored-values/list-stored-values.ts';
import { AppError } from '../app-error.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';

const DEFAULT_LIMIT = 50;

/** Binds the routes with which members look at what Store steps keep. */
export function registerStoredValueRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(routes.listStoredValues, ({ caller, query }) => list(deps, caller.projectId, query));
  bind.project(routes.deleteStoredValue, async ({ caller: { projectId, member }, body }) => {
    await deps.db.transaction().execute(async (transaction) => {
      const existed = await deleteStoredValue(transaction, { projectId, ...body });
      if (!existed) throw new AppError('not_found', 'There is no such value any more.');
      const details = { scope: body.scope, owner: body.owner };
      await deps.audit.write(transaction, {
        projectId,
        actor: member,
        action: 'stored_value.deleted',
        subject: body.key,
        details,
      });
    });
    return {};
  });
}

async function list(
  { db }: Pick<ServerDeps, 'db'>,
  projectId: string,
  { cursor, limit = DEFAULT_LIMIT, search = '' }: QueryOf<typeof routes.listStoredValues>,
): Promise<ResponseOf<typeof routes.listStoredValues>> {
  // One more than asked for tells whether there is a next page.
  const rows = await listStoredValues(db, projectId, { search, after: readCursor(cursor), limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })),
    nextCursor: last === undefined ? null : JSON.stringify([last.key, last.scope, last.owner]),
  };
}

function readCursor(cursor: string | undefined): readonly string[] | null {
  if (cursor === undefined) return null;
  const parsed = parseJsonText(cursor);
  if (parsed.ok && isJsonArray(parsed.value) && parsed.value.length === 3) return parsed.value.map(String);
  throw new AppError('invalid_request', 'The query parameter "cursor" is not one that we gave.');
}

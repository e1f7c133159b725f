import { ensureEndUsers } from '#storage/ingest/ensure-end-users.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';

/** Makes an end user known, with the workflows that are on by default. Doing it twice changes nothing. Gives the id. */
export async function createUser(
  { pool }: Pick<ServerDeps, 'pool'>,
  projectId: string,
  externalId: string,
): Promise<string> {
  if (externalId.trim() === '') {
    throw new AppError('invalid_request', 'The id of the end user must not be blank.', {
      details: { fields: [{ field: 'userId', message: '"userId" must not be blank.' }] },
    });
  }
  const [id] = await ensureEndUsers(pool, [{ projectId, externalId }]);
  if (id === undefined) throw new Error('The end user was not created.');
  return id;
}

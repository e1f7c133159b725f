import type { Kysely } from 'kysely';
import type { Json } from '#core/base/json.ts';
import { listDocumentReferences } from '#core/expression/list-references.ts';
import type { Scope } from '#core/expression/scope.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';
import type { Tables } from '#storage/database/tables.ts';
import { findEndUser } from '#storage/end-users/find-end-user.ts';
import type { ServerDeps } from '../deps.ts';
import { readSecrets } from '../secrets/read-secrets.ts';

/** Stands in for the end user when a builder tests without one. */
const NOBODY = { id: 'test-user', metadata: {} };
/** A browser waits for the answer; a real run would go on. */
export const TEST_LIMIT_MS = 5 * 60_000;

/** The end user of a test; one whom we do not know yet has an id and nothing else. */
export async function findTestUser(
  db: Kysely<Tables>,
  projectId: string,
  userId: string | undefined,
): Promise<Scope['user']> {
  if (userId === undefined || userId === '') return NOBODY;
  const user = await findEndUser(db, projectId, userId);
  const metadata: Json = user?.metadata ?? {};
  return { id: userId, metadata };
}

/** Decrypts nothing for a draft that names no secret. */
export async function readTestSecrets(
  deps: Pick<ServerDeps, 'db' | 'encryption'>,
  projectId: string,
  document: WorkflowDocument,
): Promise<ReadonlyMap<string, string>> {
  const usesSecrets = listDocumentReferences(document, catalog).some(({ ref }) => ref.source === 'secret');
  return usesSecrets ? readSecrets(deps, projectId) : new Map<string, string>();
}

import { createPublicKey, type KeyObject } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Json } from '#core/base/json.ts';
import { compileMismatchCheck, type Mismatch } from '#core/schema/find-mismatches.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import { readProjectAccess, type ProjectAccessRows } from '#storage/ingest/read-project-access.ts';

export type SigningKey = { readonly id: string; readonly kid: string; readonly publicKey: KeyObject };
export type AcceptedName = {
  readonly appEventId: string;
  readonly isAlias: boolean;
  readonly findMismatches: (payload: Json) => readonly Mismatch[];
};

/** All that is needed of a project to accept or refuse a send. */
export type ProjectAccess = {
  readonly signingKeys: readonly SigningKey[];
  /** Server API keys by the hexadecimal SHA-256 of their text. */
  readonly apiKeys: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly allowedOrigins: readonly string[];
  /** Current names and aliases. */
  readonly names: ReadonlyMap<string, AcceptedName>;
  readonly readAt: number;
};

/** A revocation takes effect within this time in every process, also when its notification was lost. */
const MAXIMUM_AGE_MS = 2000;
/** Unknown names, kids and keys make us look again, but a flood of them not more often than this. */
const FRESH_EVERY_MS = 200;
const MAXIMUM_PROJECTS = 10_000;

export type ProjectAccessCache = {
  /** null: there is no such project. */
  readonly find: (projectId: string) => Promise<ProjectAccess | null>;
  /** Read after the call, for whoever was not found in the cached one; waits up to 200 ms for its turn. */
  readonly findFresh: (projectId: string) => Promise<ProjectAccess | null>;
  readonly drop: (projectId: string) => void;
};

export function createProjectAccessCache(pool: Pool, now: () => number): ProjectAccessCache {
  const entries = new Map<string, { readonly access: ProjectAccess | null; readonly readAt: number }>();
  const reading = new Map<string, Promise<ProjectAccess | null>>();
  const waitingForFresh = new Map<string, Promise<ProjectAccess | null>>();
  const freshAt = new Map<string, number>();

  const read = async (projectId: string): Promise<ProjectAccess | null> => {
    const readAt = now();
    const rows = await readProjectAccess(pool, projectId);
    const access = rows === null ? null : compileAccess(rows, readAt);
    entries.delete(projectId);
    entries.set(projectId, { access, readAt });
    const oldest = entries.keys().next().value;
    if (entries.size > MAXIMUM_PROJECTS && oldest !== undefined) entries.delete(oldest);
    return access;
  };
  const readOnce = (projectId: string): Promise<ProjectAccess | null> => {
    const underway = reading.get(projectId) ?? read(projectId).finally(() => reading.delete(projectId));
    reading.set(projectId, underway);
    return underway;
  };
  const readInTurn = async (projectId: string): Promise<ProjectAccess | null> => {
    await sleep(Math.max(0, (freshAt.get(projectId) ?? 0) + FRESH_EVERY_MS - now()));
    // From here on, whoever asks wants a read that starts later than this one.
    waitingForFresh.delete(projectId);
    freshAt.set(projectId, now());
    return read(projectId);
  };
  return {
    find: async (projectId) => {
      const entry = entries.get(projectId);
      return entry !== undefined && now() - entry.readAt < MAXIMUM_AGE_MS ? entry.access : readOnce(projectId);
    },
    findFresh: (projectId) => {
      const turn = waitingForFresh.get(projectId) ?? readInTurn(projectId);
      waitingForFresh.set(projectId, turn);
      return turn;
    },
    drop: (projectId) => void entries.delete(projectId),
  };
}

function compileAccess(rows: ProjectAccessRows, readAt: number): ProjectAccess {
  return {
    signingKeys: rows.signingKeys.map(({ id, kid, pem }) => ({ id, kid, publicKey: createPublicKey(pem) })),
    apiKeys: new Map(rows.apiKeys.map(({ id, name, hash }) => [hash, { id, name }])),
    allowedOrigins: rows.allowedOrigins,
    names: new Map(
      rows.names.map(({ name, appEventId, isAlias, schema }) => [name, compileName(appEventId, isAlias, schema)]),
    ),
    readAt,
  };
}

function compileName(appEventId: string, isAlias: boolean, schema: JsonSchema): AcceptedName {
  // Most names of a project are not sent within the life of the cache: compile on first use.
  let check: ((payload: Json) => readonly Mismatch[]) | undefined;
  return {
    appEventId,
    isAlias,
    findMismatches: (payload) => {
      check ??= compileMismatchCheck(schema);
      return check(payload);
    },
  };
}

import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { callResource as route } from '#contract/resources.ts';
import type { ResponseOf } from '#contract/route.ts';
import { getAtPath, isJsonArray, type Json, type JsonObject } from '#core/base/json.ts';
import { resourceCallFields } from '#steps/api-resource/resource-fields.ts';
import { ensureEndUsers } from '#storage/ingest/ensure-end-users.ts';
import { acceptCall } from '#storage/resources/accept-call.ts';
import { findAddressed } from '#storage/resources/resource-addresses.ts';
import type { ResourceRow } from '#storage/resources/resources.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';
import { hashToken } from '../hooks/hook-address.ts';
import { resolveHookConfig, readDeliveryId, toVerification } from '../hooks/read-verification.ts';
import { makeHookInput } from '../hooks/receive-hook.ts';
import { verifyHook } from '../hooks/verify-hook.ts';
import { readSecrets } from '../secrets/read-secrets.ts';

export type ResourceCall = {
  readonly token: string;
  readonly headers: IncomingHttpHeaders;
  readonly query: JsonObject;
  /** The bytes as they came, and what they are as JSON; undefined: they are not JSON. */
  readonly body: Buffer;
  readonly json: Json | undefined;
};
type Deps = Pick<ServerDeps, 'pool' | 'db' | 'encryption' | 'createId' | 'now' | 'recordRefused' | 'onActivity'>;
type Answer = ResponseOf<typeof route>;

const MAX_USERS = 100;
const MAX_USER_ID_LENGTH = 255;
const MAX_EVENT_LENGTH = 255;

/** Stores what a resource's call says as an event for each user that it names, and starts what listens. */
export async function receiveCall(deps: Deps, call: ResourceCall): Promise<Answer> {
  const resource = await findAddressed(deps.db, hashToken(call.token), new Date(deps.now()));
  if (resource === undefined) throw new AppError('not_found', 'There is nothing at this address.');
  try {
    const answer = await accept(deps, resource, call);
    deps.onActivity(resource.project_id);
    return answer;
  } catch (error) {
    if (error instanceof AppError && error.status < 500) {
      const { code, message } = error;
      deps.recordRefused({ projectId: resource.project_id, code, message, name: resource.name, userId: null });
    }
    throw error;
  }
}

async function accept(deps: Deps, resource: ResourceRow, call: ResourceCall): Promise<Answer> {
  const { id: resourceId, project_id: projectId, name, calls } = resource;
  const secrets = calls['secret'] === undefined ? new Map<string, string>() : await readSecrets(deps, projectId);
  const config = resolveHookConfig(resourceCallFields, calls, secrets);
  const check = verifyHook(toVerification(config), { headers: call.headers, body: call.body }, deps.now());
  if (!check.ok) throw new AppError('hook_refused', check.reason);

  const event = readEvent(config.eventPath.trim(), call);
  const userIds = readUserIds(config.userPath.trim(), call);
  const endUserIds = await ensureEndUsers(
    deps.pool,
    userIds.map((externalId) => ({ projectId, externalId })),
  );
  const { headers, query, body } = makeHookInput({ ...call, method: 'POST' });
  const deliveryId = readDeliveryId(config, call.headers);
  const accepted = await acceptCall(deps.pool, {
    projectId,
    resourceId,
    event,
    shownName: event === '' ? name : event,
    payload: JSON.stringify({ event, headers, query, body }),
    key: deliveryId === null ? null : `resource ${resourceId} ${createHash('sha256').update(deliveryId).digest('hex')}`,
    bodyHash: createHash('sha256').update(call.body).digest(),
    users: endUserIds.map((endUserId) => ({ eventId: deps.createId(), endUserId })),
  });
  return {
    events: accepted.map(({ eventId, isRepeated, runs }, at) => ({
      userId: userIds[at] ?? '',
      eventId,
      isRepeated,
      runs: [...runs],
    })),
  };
}

/** Empty where all calls are of one type. */
function readEvent(path: string, call: ResourceCall): string {
  if (path === '') return '';
  const found = readPath(path, call);
  const event = typeof found === 'string' || typeof found === 'number' ? String(found).trim() : '';
  if (event === '') throw new AppError('invalid_request', `The call has no type of an event at "${path}".`);
  if (event.length > MAX_EVENT_LENGTH) {
    throw new AppError('invalid_request', `The type of the event is longer than ${MAX_EVENT_LENGTH} characters.`);
  }
  return event;
}

function readUserIds(path: string, call: ResourceCall): readonly string[] {
  if (path === '') {
    throw new AppError('invalid_request', 'The resource does not say where the user’s id is in its calls.');
  }
  const found = readPath(path, call);
  const ids = isJsonArray(found) ? found : found === undefined || found === null ? [] : [found];
  if (ids.length === 0) throw new AppError('invalid_request', `The call has no id of a user at "${path}".`);
  if (ids.length > MAX_USERS) {
    throw new AppError('invalid_request', `The call names ${ids.length} users; one call takes at most ${MAX_USERS}.`);
  }
  return [...new Set(ids.map((id) => readUserId(id, path)))];
}

function readUserId(value: Json, path: string): string {
  const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (id === '' || id.length > MAX_USER_ID_LENGTH || id.includes('\u0000')) {
    const wanted = `a text of 1 to ${MAX_USER_ID_LENGTH} characters, or a number`;
    throw new AppError('invalid_request', `The id of a user at "${path}" must be ${wanted}.`);
  }
  return id;
}

/** A path into the body; "headers." and "query." lead into those. */
function readPath(path: string, { headers, query, json }: ResourceCall): Json | undefined {
  const [first = '', ...rest] = path.split('.');
  if (first === 'headers') {
    const value = headers[rest.join('.').toLowerCase()];
    return Array.isArray(value) ? value[0] : value;
  }
  if (first === 'query') return getAtPath(query, rest);
  const keys = first === 'body' ? rest : [first, ...rest];
  return getAtPath(
    json,
    keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
  );
}

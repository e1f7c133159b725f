import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { closestNames } from '#core/base/closest-names.ts';
import { createBatcher } from '#storage/batcher.ts';
import type { AcceptedEvent, Acceptance, StartedRun } from '#storage/ingest/accept-events.ts';
import { findEarlierEvent } from '#storage/ingest/find-earlier-event.ts';
import { createIntake } from '#storage/ingest/intake.ts';
import { uuidV7Time } from '#core/base/uuid-v7.ts';
import { AppError } from '../app-error.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { AliasUses } from './alias-uses.ts';
import { KeysInFlight } from './keys-in-flight.ts';
import type { SentEvent } from './parse-send.ts';
import type { AcceptedName, ProjectAccessCache } from './project-access.ts';

export type Sender = { readonly projectId: string; readonly endUserExternalId: string };
export type SendAnswer = {
  readonly eventId: string;
  readonly receivedAt: string;
  readonly runs: StartedRun[];
  /** The idempotency key was used before, with the same body: this is the answer of then. */
  readonly isReplay: boolean;
};
export type EventSenderDeps = {
  readonly pool: Pool;
  readonly access: ProjectAccessCache;
  readonly findEndUserId: (projectId: string, externalId: string) => Promise<string>;
  readonly aliasUses: AliasUses;
  readonly createId: () => string;
  readonly metrics: Metrics;
};
/** Stores a sender's events, all or none, and answers each; after it returns they are durable. */
export type EventSender = (sender: Sender, events: readonly SentEvent[]) => Promise<SendAnswer[]>;

type Unit = readonly AcceptedEvent[];
const MAXIMUM_UNITS = 250;

export function createEventSender(deps: EventSenderDeps): EventSender {
  const keysInFlight = new KeysInFlight();
  const intake = createIntake(deps.pool, (verdict, count) => deps.metrics.delivered(verdict, count));
  const accept = createBatcher<Unit, readonly Acceptance[]>({
    flush: async (units) => {
      const acceptances = await intake(units.flat());
      let next = 0;
      return units.map(({ length }) => acceptances.slice(next, (next += length)));
    },
    maximumItems: MAXIMUM_UNITS,
    maximumFlushes: 1,
  });
  return async (sender, events) => {
    const { projectId } = sender;
    const names = await resolveNames(deps.access, projectId, events);
    const endUserId = await deps.findEndUserId(projectId, sender.endUserExternalId);
    const unit = events.map((event, index) => prepare(deps, projectId, endUserId, event, names[index]));
    const keys = unit.flatMap(({ idempotencyKey }) =>
      idempotencyKey === null ? [] : [`${projectId} ${endUserId} ${idempotencyKey}`],
    );
    refuseRepeatedKeys(keys);
    return keysInFlight.hold(keys, async () => {
      const acceptances = await accept(unit);
      const stored = acceptances.reduce((count, { kind }) => (kind === 'stored' ? count + 1 : count), 0);
      deps.metrics.eventsAccepted('sent', stored);
      return Promise.all(unit.map((event, index) => answer(deps.pool, event, acceptances[index])));
    });
  };
}

async function resolveNames(
  access: ProjectAccessCache,
  projectId: string,
  events: readonly SentEvent[],
): Promise<AcceptedName[]> {
  const cached = await access.find(projectId);
  const isComplete = events.every(({ name }) => cached?.names.has(name));
  // An event may have been created or renamed a moment ago.
  const names = (isComplete ? cached : await access.findFresh(projectId))?.names ?? new Map<string, AcceptedName>();
  return events.map(({ name }) => {
    const accepted = names.get(name);
    if (accepted !== undefined) return accepted;
    const closest = closestNames(name, [...names.keys()]);
    const hint = closest.length === 0 ? '' : ` Did you mean ${closest.map((one) => `"${one}"`).join(' or ')}?`;
    throw new AppError(
      'app_event_not_found',
      `There is no App Event named "${name.slice(0, 200)}" in this project.${hint}`,
      {
        details: { name: name.slice(0, 200), closest },
      },
    );
  });
}

function prepare(
  deps: EventSenderDeps,
  projectId: string,
  endUserId: string,
  event: SentEvent,
  name: AcceptedName | undefined,
): AcceptedEvent {
  if (name === undefined) throw new Error('Every event has a resolved name.');
  if (name.isAlias) deps.aliasUses.count(projectId, event.name);
  const mismatches = name.findMismatches(event.payload);
  return {
    id: deps.createId(),
    projectId,
    appEventId: name.appEventId,
    endUserId,
    sentName: event.name,
    payload: event.payloadSource,
    mismatches: mismatches.length === 0 ? null : JSON.stringify(mismatches),
    idempotencyKey: event.idempotencyKey,
    bodyHash: event.idempotencyKey === null ? null : hashBody(event),
  };
}

function hashBody({ name, payloadSource }: SentEvent): Buffer {
  return createHash('sha256').update(`${name}\n${payloadSource}`).digest();
}

function refuseRepeatedKeys(keys: readonly string[]): void {
  if (new Set(keys).size !== keys.length) {
    throw new AppError('invalid_request', 'Two events of the batch have the same "idempotencyKey".', {
      details: { fields: ['events.idempotencyKey'] },
    });
  }
}

async function answer(pool: Pool, event: AcceptedEvent, acceptance: Acceptance | undefined): Promise<SendAnswer> {
  if (acceptance === undefined) throw new Error('Every event has an acceptance.');
  if (acceptance.kind === 'stored')
    return { eventId: event.id, receivedAt: timeOf(event.id), runs: acceptance.runs, isReplay: false };
  const { projectId, endUserId, idempotencyKey: key } = event;
  const earlier = key === null ? undefined : await findEarlierEvent(pool, { projectId, endUserId, key });
  if (earlier === undefined) {
    throw new AppError(
      'request_in_flight',
      'The idempotency key expired while this request was handled; send it again.',
      { retryAfterS: 1 },
    );
  }
  if (event.bodyHash === null || !earlier.bodyHash.equals(event.bodyHash)) {
    throw new AppError(
      'idempotency_key_reused',
      'This idempotency key was used with another name or payload within the last 72 hours.',
      {
        details: { eventId: earlier.eventId },
      },
    );
  }
  return { eventId: earlier.eventId, receivedAt: timeOf(earlier.eventId), runs: earlier.runs, isReplay: true };
}

const timeOf = (eventId: string) => new Date(uuidV7Time(eventId)).toISOString();

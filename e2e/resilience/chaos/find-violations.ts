import type { SinkCall } from '../ground/start-sink.ts';
import { FIRST_PATH, SECOND_PATH } from '../ground/two-request-steps.ts';
import type { CrashRecord } from './crash-all.ts';
import type { Outcome } from './read-outcome.ts';
import type { Sending } from './send-all.ts';

export interface Evidence {
  readonly events: number;
  readonly sending: Sending;
  readonly crashes: readonly CrashRecord[];
  readonly calls: readonly SinkCall[];
  readonly outcome: Outcome;
  readonly unasked: readonly string[];
}

/** A promise, and what breaks it: nothing, if it was kept. */
export interface Verdict {
  readonly promise: string;
  readonly violations: readonly string[];
}

const STEPS = ['check:completed', 'first:completed', 'second:completed', 'shape:completed'];
const EXPECTED_REFUSALS = new Set(['503', '409', 'none']);

export function findViolations(evidence: Evidence): Verdict[] {
  const { sending, outcome, unasked } = evidence;
  return [
    { promise: 'every 201 has its event, its delivery and its run', violations: findLost(evidence) },
    { promise: 'one event per key, and nothing besides', violations: findSurplus(evidence) },
    { promise: 'every run is completed, with every step', violations: findUnfinished(outcome) },
    { promise: 'nothing is stuck', violations: outcome.openJobs === 0 ? [] : [`${outcome.openJobs} jobs are left`] },
    { promise: 'every request arrived, under one key per step', violations: findKeyTrouble(evidence) },
    { promise: 'no finished step ran again', violations: findRepeats(evidence) },
    {
      promise: 'refused sends are told so in the agreed way',
      violations: [
        ...[...sending.refusals.keys()].filter((status) => !EXPECTED_REFUSALS.has(status)).map((it) => `status ${it}`),
        ...(sending.withoutRetryAfter === 0 ? [] : [`${sending.withoutRetryAfter} × 503 without Retry-After`]),
      ],
    },
    { promise: 'no process leaves by itself', violations: unasked },
  ];
}

function findLost({ sending, outcome }: Evidence): string[] {
  const events = new Set(outcome.eventIds);
  const runs = new Map(outcome.runs.map((run) => [run.runId, run]));
  const delivered = new Set(outcome.delivered.map(({ eventId, runId }) => `${eventId} ${runId}`));
  return sending.ledger.flatMap(({ n, eventId, runIds }) => [
    ...(events.has(eventId) ? [] : [`event ${n} is not stored`]),
    ...(runIds.length === 1 ? [] : [`event ${n} was answered with ${runIds.length} runs`]),
    ...runIds.flatMap((runId) => [
      ...(runs.get(runId)?.eventId === eventId ? [] : [`event ${n}: its run ${runId} is not stored`]),
      ...(delivered.has(`${eventId} ${runId}`) ? [] : [`event ${n}: there is no delivery of run ${runId}`]),
    ]),
  ]);
}

function findSurplus({ events, sending, outcome }: Evidence): string[] {
  const counts = {
    acknowledgements: sending.ledger.length,
    'received events': outcome.eventIds.length,
    deliveries: outcome.delivered.length,
    runs: outcome.runs.length,
  };
  return Object.entries(counts).flatMap(([what, count]) => (count === events ? [] : [`${count} ${what} of ${events}`]));
}

function findUnfinished({ runs }: Outcome): string[] {
  return runs.flatMap(({ runId, status, steps }) => {
    if (status !== 'completed') return [`run ${runId} is ${status}`];
    return String(steps) === String(STEPS) ? [] : [`run ${runId} has the steps ${steps.join(', ')}`];
  });
}

function findKeyTrouble({ outcome, calls }: Evidence): string[] {
  const callsByKey = Map.groupBy(calls, ({ path, idempotencyKey }) => `${path} ${idempotencyKey}`);
  const expected = outcome.runs.flatMap(({ runId }) => [
    `${FIRST_PATH} ${runId}:first`,
    `${SECOND_PATH} ${runId}:second`,
  ]);
  const known = new Set(expected);
  return [
    ...expected.filter((key) => !callsByKey.has(key)).map((key) => `${key} never arrived`),
    ...[...callsByKey.keys()].filter((key) => !known.has(key)).map((key) => `${key} belongs to no step`),
    ...[...callsByKey].flatMap(([key, group]) =>
      new Set(group.map(({ body }) => body)).size === 1 ? [] : [`${key} came with different bodies`],
    ),
  ];
}

/** The second request is sent only after the first is on record: from then on the first must not come again. */
function findRepeats({ calls, crashes }: Evidence): string[] {
  const secondAt = new Map<string, number>();
  const counts = new Map<string, number>();
  const violations: string[] = [];
  for (const { path, idempotencyKey, at } of calls) {
    const runId = idempotencyKey.split(':')[0] ?? '';
    const count = (counts.get(idempotencyKey) ?? 0) + 1;
    counts.set(idempotencyKey, count);
    if (path === SECOND_PATH && !secondAt.has(runId)) secondAt.set(runId, at);
    if (path === FIRST_PATH && secondAt.has(runId))
      violations.push(`run ${runId}: the first request came after the second`);
    const allowed = 1 + crashesThatHit(runId, crashes);
    if (count > allowed) violations.push(`${idempotencyKey} was called ${count} times; its crashes explain ${allowed}`);
  }
  return violations;
}

function crashesThatHit(runId: string, crashes: readonly CrashRecord[]): number {
  return crashes.filter(({ strandedRunIds }) => strandedRunIds.includes(runId)).length;
}

import type { Pool } from 'pg';
import { isJsonObject, type Json } from '#core/base/json.ts';
import { decideTick, type TickDecision } from '#core/schedule/decide-tick.ts';
import { findZone } from '#core/schedule/find-zone.ts';
import { nextFireTime } from '#core/schedule/next-fire-time.ts';
import { readStoredConfig } from '#core/step/stored-value.ts';
import { integrationEnabledTrigger } from '#steps/integration-enabled/definition.ts';
import { schedulerTrigger } from '#steps/scheduler/definition.ts';
import { readSchedule } from '#core/schedule/read-schedule.ts';
import { startRuns, type RunStart } from '#storage/run-starts/start-runs.ts';
import { claimDue, moveSchedules, type DueSchedule, type ScheduleMove } from '#storage/schedules/claim-due.ts';

export type RunDueDeps = { readonly pool: Pool; readonly createId: () => string; readonly now: () => number };

export type DueWork = {
  readonly isAll: boolean;
  /** How long after its time each time that was due has fired. */
  readonly latenessesMs: readonly number[];
};

/** Schedules in one transaction. */
const CHUNK = 500;

/**
 * Starts the runs of some schedules that are due, in one transaction with what is due next: each time starts one run,
 * with any number of schedulers. Gives how many schedules it had in hand; fewer than a chunk: all of them.
 */
export async function runDue({ pool, createId, now }: RunDueDeps): Promise<DueWork> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const at = now();
    const due = await claimDue(client, at, CHUNK);
    const starts: RunStart[] = [];
    const latenessesMs: number[] = [];
    const moves = due.map((schedule): ScheduleMove => {
      const { decision, toInput } = decide(schedule, at);
      const own = decision.starts.map((start) => ({
        runId: createId(),
        installationId: schedule.installationId,
        input: JSON.stringify(toInput(start)),
      }));
      starts.push(...own);
      // A time that waited for an earlier run to end was not late.
      const onTime = decision.starts.find((start) => start.at === schedule.dueAt);
      if (onTime !== undefined) latenessesMs.push(at - onTime.at);
      const { next, waiting, skipped } = decision;
      const { installationId } = schedule;
      return { installationId, next, waiting, skipped, lastRunId: own.at(-1)?.runId };
    });
    await startRuns(client, starts);
    if (moves.length > 0) await moveSchedules(client, moves);
    await client.query('commit');
    return { isAll: due.length < CHUNK, latenessesMs };
  } catch (error) {
    failure = error instanceof Error ? error : new Error('The transaction failed.', { cause: error });
    throw error;
  } finally {
    // A client whose transaction failed is not used again: closing it rolls back, also when the connection is gone.
    client.release(failure);
  }
}

type Decided = { readonly decision: TickDecision; readonly toInput: (start: TickDecision['starts'][number]) => Json };

function decide(schedule: DueSchedule, now: number): Decided {
  return schedule.triggerType === integrationEnabledTrigger.type
    ? decideOnce(schedule, now)
    : decideByTimes(schedule, now);
}

/** A workflow that starts when it is switched on, once. */
function decideOnce({ dueAt }: DueSchedule, now: number): Decided {
  const starts = dueAt === null ? [] : [{ at: dueAt, isLate: false }];
  return {
    decision: { starts, waiting: [], next: { from: now, at: null }, skipped: null },
    toInput: ({ at }) => ({ enabledAt: new Date(at).toISOString() }),
  };
}

function decideByTimes(
  { config: stored, metadata, dueAt, isPlanned, plannedFrom, waiting, lastStatus }: DueSchedule,
  now: number,
): Decided {
  const config = readStoredConfig(schedulerTrigger.fields, isJsonObject(stored) ? stored : {});
  const read = readSchedule(config, findZone(config, metadata));
  // Publishing has refused what cannot be read; nothing fires by what an older build let pass.
  if (!read.ok) {
    return { decision: { starts: [], waiting: [], next: { from: now, at: null }, skipped: null }, toInput: () => null };
  }
  const { schedule, zone } = read;
  const decision = decideTick({
    dueAt,
    isPlanned,
    plannedFrom,
    waiting,
    lastStatus,
    overlap: config.overlap === 'skip' || config.overlap === 'parallel' ? config.overlap : 'queue',
    missed: config.missed === 'skip' ? 'skip' : 'once',
    now,
    nextAfter: (at) => nextFireTime(schedule, zone, at),
  });
  return {
    decision,
    toInput: (start) => ({ scheduledAt: new Date(start.at).toISOString(), timeZone: zone, isLate: start.isLate }),
  };
}

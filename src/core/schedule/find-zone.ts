import { getAtPath, type Json } from '../base/json.ts';
import type { SchedulerConfig } from './read-schedule.ts';
import { isTimeZone } from './time-zone.ts';

/** The zone that a schedule has for an end user: their own where the workflow wants it and their metadata names one. */
export function findZone({ zoneFrom, zonePath = '', timeZone = 'UTC' }: SchedulerConfig, metadata: Json): string {
  if (zoneFrom !== 'user') return timeZone;
  const own = getAtDottedPath(metadata, zonePath.trim());
  return typeof own === 'string' && isTimeZone(own) ? own : timeZone;
}

/**
 * The value at a path such as "address.timeZone". Keys may have dots themselves: where one exists as such it wins over
 * the way through it, the longest first.
 */
function getAtDottedPath(value: Json, path: string): Json | undefined {
  const whole = getAtPath(value, [path]);
  if (whole !== undefined) return whole;
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const below = getAtPath(value, [path.slice(0, dot)]);
    const found = below === undefined ? undefined : getAtDottedPath(below, path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

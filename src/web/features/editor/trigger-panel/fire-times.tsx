import { useMemo } from 'react';
import { nextFireTime } from '#core/schedule/next-fire-time.ts';
import { readStoredConfig } from '#core/step/stored-value.ts';
import { triggerCatalog } from '#steps/catalog.ts';
import { describeSchedule } from '#core/schedule/describe-schedule.ts';
import { readSchedule } from '#core/schedule/read-schedule.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useEditorState } from '../store/editor-context.ts';
import classes from './trigger-panel.module.css';

const SHOWN = 10;
const MINUTE_MS = 60_000;

/** The schedule in words, and when it starts the workflow next. */
export function FireTimes() {
  const config = useEditorState(({ document }) => document.trigger?.config);
  // Once a minute is often enough for a list of times.
  const now = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  const shown = useMemo(() => describe(config ?? {}, now), [config, now]);
  return (
    <section className={classes['form']} aria-label="Next times">
      <div className={classes['label']}>{shown.title}</div>
      {shown.times.length === 0 ? (
        <p className={classes['dim']}>{shown.why}</p>
      ) : (
        <ol className={classes['times']} aria-label="Next times">
          {shown.times.map((time) => (
            <li key={time}>{time}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

function describe(stored: Parameters<typeof readStoredConfig>[1], now: number) {
  const config = readStoredConfig(triggerCatalog.scheduler.fields, stored);
  const title = describeSchedule(config);
  const read = readSchedule(config);
  if (!read.ok) return { title, times: [], why: 'The next times show here once the schedule is complete.' };
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: read.zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
  const times: string[] = [];
  for (let at: number | null = now; times.length < SHOWN;) {
    at = nextFireTime(read.schedule, read.zone, at);
    if (at === null) break;
    times.push(format.format(at));
  }
  return { title, times, why: 'It starts the workflow never again.' };
}

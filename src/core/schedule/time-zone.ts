const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Says whether this is the name of an IANA time zone, such as "Europe/Berlin". */
export function isTimeZone(name: string): boolean {
  // Offsets such as "+02:00" are no places: they know no summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    getFormat(name);
    return true;
  } catch {
    return false;
  }
}

/** The date on the calendars of a zone, as the number of days since 1970-01-01. */
export const localDayNumber = (at: number, zone: string): number => Math.floor(localTimeAt(at, zone) / DAY);

/** The moment at which the clocks of a zone show a time, the first where they show it twice; where they skip it, as much later. */
export function fromLocalTime(text: string, zone: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(text.trim());
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map((part) => Number(part ?? 0));
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  if (new Date(wanted).getUTCMonth() !== month - 1 || hour > 23 || minute > 59) return null;
  return momentsOf(wanted, zone)[0] ?? wanted - offsetAt(wanted - DAY, zone);
}

/** What the clocks of a zone show, in milliseconds as if that zone were UTC. */
export const localTimeAt = (at: number, zone: string): number => at + offsetAt(at, zone);

/** The moments at which the clocks of a zone show a local time, in order: none where they skip it, two where they show it twice. */
export function momentsOf(local: number, zone: string): readonly number[] {
  // Clocks do not change twice within two days; so these are the only offsets that can be.
  const offsets = new Set([offsetAt(local - DAY, zone), offsetAt(local + DAY, zone)]);
  return [...offsets]
    .map((offset) => local - offset)
    .filter((at) => localTimeAt(at, zone) === local)
    .toSorted((left, right) => left - right);
}

/** The moment between two that lie at most two days apart at which the clocks of a zone change, if they do. */
export function findClockChange(after: number, until: number, zone: string): number | null {
  const offset = offsetAt(after, zone);
  if (offsetAt(until, zone) === offset) return null;
  let [before, changed] = [Math.floor(after / 1000), Math.floor(until / 1000)];
  while (changed - before > 1) {
    const middle = Math.floor((before + changed) / 2);
    if (offsetAt(middle * 1000, zone) === offset) before = middle;
    else changed = middle;
  }
  return changed * 1000;
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
export function offsetAt(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = readParts(at, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

function readParts(at: number, zone: string) {
  const parts = new Map(
    getFormat(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  };
}

function getFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

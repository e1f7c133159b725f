const SECOND_MS = 1000;
const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/** Writes a length of time as a person reads it: "3 ms", "1.2 s", "2 min 5 s", "3 h 2 min", "2 d 4 h". */
export function formatDuration(ms: number): string {
  const wholeMs = Math.round(Math.max(0, ms));
  if (wholeMs < SECOND_MS) return `${wholeMs} ms`;
  const tenths = Math.round(wholeMs / 100);
  if (tenths < MINUTE_S * 10) return `${tenths / 10} s`;
  const seconds = Math.round(wholeMs / SECOND_MS);
  if (seconds < HOUR_S) return join(seconds, MINUTE_S, 'min', 1, 's');
  const minutes = Math.round(seconds / MINUTE_S) * MINUTE_S;
  if (minutes < DAY_S) return join(minutes, HOUR_S, 'h', MINUTE_S, 'min');
  const hours = Math.round(seconds / HOUR_S) * HOUR_S;
  return join(hours, DAY_S, 'd', HOUR_S, 'h');
}

function join(seconds: number, largeS: number, largeUnit: string, smallS: number, smallUnit: string): string {
  const large = Math.floor(seconds / largeS);
  const small = (seconds % largeS) / smallS;
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

import type { Measurement } from './measure.ts';

export interface Goal {
  readonly kind: 'at least' | 'at most';
  readonly value: number;
}

/** Prints one figure as a line of JSON; one without a goal is only told. */
export function printFigure(name: string, value: number, unit: string, goal: Goal | null): void {
  const rounded = Number(value.toPrecision(value >= 1000 ? 4 : 3));
  const ok = goal === null ? null : goal.kind === 'at least' ? value >= goal.value : value <= goal.value;
  console.log(JSON.stringify({ name, value: rounded, unit, goal: goal?.value ?? null, ok }));
}

/** For people who watch; figures go to standard output, this does not. */
export function tellProgress(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function tellMeasurement(name: string, { ...figures }: Measurement): void {
  const texts = Object.entries(figures).map(([key, value]) => `${key} ${Math.round(value * 10) / 10}`);
  tellProgress(`${name}: ${texts.join(', ')}`);
}

/** Each figure's median on its own. */
export function takeMedians(measurements: readonly Measurement[]): Measurement {
  const [first] = measurements;
  if (first === undefined) throw new Error('Nothing was measured.');
  // The keys are those of a measurement.
  const keys = Object.keys(first) as (keyof Measurement)[];
  return Object.fromEntries(
    keys.map((key) => [key, median(measurements.map((one) => one[key]))]),
  ) as unknown as Measurement;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

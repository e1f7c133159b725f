import { median, printFigure, takeMedians, tellMeasurement } from './figures.ts';
import type { Sender, Sink } from './load-processes.ts';
import { measure, type Load, type Measurement, type Target } from './measure.ts';

/** An event arrives, a workflow of three steps runs. Goals: docs/performance, Work A. */
const FULL: Load = { eventCount: 5_000, connections: 32, ratePerS: null };
const STEADY: Load = { eventCount: 5_000, connections: 32, ratePerS: 500 };
const DELIVERED_GOAL = 3_000;
const RATIO_GOAL = 1.5;

/** What every work is measured with. */
export interface Rig {
  readonly sink: Sink;
  readonly sender: Sender;
  readonly repetitions: number;
}

/** Measures ours, in turns with the other one if there is one, and prints the medians. */
export async function runWorkA({ sink, sender, repetitions }: Rig, ours: Target, other: Target | null): Promise<void> {
  const targets = other === null ? [ours] : [ours, other];
  const measurements = new Map<Target, Measurement[]>(targets.map((target) => [target, []]));
  for (const target of targets) {
    tellMeasurement(`${target.name}, warm-up`, await measure(target, sink, sender, FULL));
  }
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    for (const target of targets) {
      const measurement = await measure(target, sink, sender, FULL);
      tellMeasurement(`${target.name}, run ${repetition}`, measurement);
      measurements.get(target)?.push(measurement);
    }
  }
  const own = measurements.get(ours) ?? [];
  const others = other === null ? [] : (measurements.get(other) ?? []);
  printOurs(takeMedians(own), other === null ? DELIVERED_GOAL : RATIO_GOAL * takeMedians(others).deliveredPerS);
  if (other !== null) printBeside(own, others);
}

/** The same with 500 events a second on offer, whatever the answers do. */
export async function runSteadyWorkA({ sink, sender, repetitions }: Rig, ours: Target): Promise<void> {
  const measurements: Measurement[] = [];
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    const measurement = await measure(ours, sink, sender, STEADY);
    tellMeasurement(`${ours.name} at 500/s, run ${repetition}`, measurement);
    measurements.push(measurement);
  }
  const { acceptP50, acceptP99, deliveryP99, lost, refused } = takeMedians(measurements);
  printFigure('a.steady.accept.p50', acceptP50, 'ms', { kind: 'at most', value: 10 });
  printFigure('a.steady.accept.p99', acceptP99, 'ms', { kind: 'at most', value: 50 });
  printFigure('a.steady.delivery.p99', deliveryP99, 'ms', { kind: 'at most', value: 250 });
  printFigure('a.steady.lost', lost, 'events', { kind: 'at most', value: 0 });
  printFigure('a.steady.refused', refused, 'events', { kind: 'at most', value: 0 });
}

function printOurs(medians: Measurement, deliveredGoal: number): void {
  printFigure('a.accepted', medians.acceptedPerS, 'events/s', null);
  printFigure('a.delivered', medians.deliveredPerS, 'events/s', { kind: 'at least', value: Math.round(deliveredGoal) });
  printFigure('a.accept.p50', medians.acceptP50, 'ms', null);
  printFigure('a.accept.p99', medians.acceptP99, 'ms', null);
  printFigure('a.delivery.p50', medians.deliveryP50, 'ms', { kind: 'at most', value: 20 });
  printFigure('a.delivery.p99', medians.deliveryP99, 'ms', { kind: 'at most', value: 100 });
  printFigure('a.lost', medians.lost, 'events', { kind: 'at most', value: 0 });
  printFigure('a.refused', medians.refused, 'events', { kind: 'at most', value: 0 });
}

function printBeside(ours: readonly Measurement[], others: readonly Measurement[]): void {
  const other = takeMedians(others);
  printFigure('a.node-red.accepted', other.acceptedPerS, 'events/s', null);
  printFigure('a.node-red.delivered', other.deliveredPerS, 'events/s', null);
  printFigure('a.node-red.delivery.p50', other.deliveryP50, 'ms', null);
  printFigure('a.node-red.delivery.p99', other.deliveryP99, 'ms', null);
  printFigure('a.node-red.lost', other.lost, 'events', null);
  // By turns, so that what else the machine does at a time weighs on both.
  const ratios = ours.map(({ deliveredPerS }, turn) => deliveredPerS / (others[turn]?.deliveredPerS ?? NaN));
  printFigure('a.delivered.against-node-red', median(ratios), '×', { kind: 'at least', value: RATIO_GOAL });
}

import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RunStatus, StepRunStatus } from '#core/run/state.ts';
import { watchPools, type CountedPool } from './watch-pools.ts';

/** What this process counts and measures. All of it is cheap enough for every event; nothing has a label per project. */
export interface Metrics {
  readonly registry: Registry;
  readonly contentType: string;
  /** In the text format of Prometheus. */
  print(): Promise<string>;
  /** Tells of a pool of connections from now on. */
  watchPool(name: string, pool: CountedPool): void;
  /** `sent` by an app, or `emitted` by a run. */
  eventsAccepted(source: 'sent' | 'emitted', count: number): void;
  /** A request to send events was refused, with a code of our errors. */
  sendRefused(code: string): void;
  /** From the arrival of a request to send until its events are durable. */
  acceptTook(seconds: number): void;
  delivered(verdict: string, count: number): void;
  /** A worker has taken a run up, anew or again. */
  runTaken(): void;
  runLeft(): void;
  /** A run has ended or rests. */
  runCommitted(status: RunStatus): void;
  /** From the receipt of an event to the first step of a run that it started. */
  firstStepBegan(seconds: number): void;
  stepRan(type: string, outcome: StepRunStatus, seconds: number): void;
  /** A scheduled time has fired, that many seconds after it was due. */
  scheduleFired(latenessSeconds: number): void;
}

const FAST_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SLOW_S = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]): Counter<Label> =>
    new Counter({ name: `millrace_${name}`, help, labelNames, registers: [registry] });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    ...labelNames: Label[]
  ): Histogram<Label> => new Histogram({ name: `millrace_${name}`, help, buckets, labelNames, registers: [registry] });

  const accepted = counter('events_accepted_total', 'Events stored, by how they came.', 'source');
  const refused = counter('send_requests_refused_total', 'Requests to send events that were refused.', 'code');
  const deliveries = counter('deliveries_total', 'What accepted events meant for workflows.', 'verdict');
  const runs = counter('runs_total', 'Runs that ended, or that rest until later (waiting).', 'status');
  const stepRuns = counter('step_runs_total', 'Attempts of steps, by what came of them.', 'type', 'outcome');
  const underWay = new Gauge({
    name: 'millrace_runs_under_way',
    help: 'Runs that this process works on; CONCURRENCY is the most.',
    registers: [registry],
  });
  const accept = histogram('accept_duration_seconds', 'From the arrival of events until they are durable.', FAST_S);
  const firstStep = histogram('event_to_first_step_seconds', 'From the receipt of an event to the first step.', FAST_S);
  const step = histogram('step_duration_seconds', 'How long attempts of steps took.', SLOW_S, 'type');
  const lateness = histogram('schedule_lateness_seconds', 'How late scheduled times fired.', SLOW_S);

  return {
    registry,
    watchPool: watchPools(registry),
    contentType: registry.contentType,
    print: () => registry.metrics(),
    eventsAccepted: (source, count) => accepted.inc({ source }, count),
    sendRefused: (code) => refused.inc({ code }),
    acceptTook: (seconds) => accept.observe(seconds),
    delivered: (verdict, count) => deliveries.inc({ verdict }, count),
    runTaken: () => underWay.inc(),
    runLeft: () => underWay.dec(),
    runCommitted: (status) => runs.inc({ status }),
    firstStepBegan: (seconds) => firstStep.observe(Math.max(0, seconds)),
    stepRan: (type, outcome, seconds) => {
      stepRuns.inc({ type, outcome });
      step.observe({ type }, seconds);
    },
    scheduleFired: (latenessSeconds) => lateness.observe(Math.max(0, latenessSeconds)),
  };
}

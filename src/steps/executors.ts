import type { StepExecutor } from '#engine/ports/step-executor.ts';
import type { StepType } from './catalog.ts';
import { conditionalExecutor } from './conditional/execute.ts';
import { delayExecutor } from './delay/execute.ts';
import { emitEventExecutor } from './emit-event/execute.ts';
import { fanOutExecutor } from './fan-out/execute.ts';
import { functionExecutor } from './function/execute.ts';
import { requestExecutor } from './request/execute.ts';
import { responseExecutor } from './response/execute.ts';
import { stopExecutor } from './stop/execute.ts';
import { storeExecutor } from './store/execute.ts';
import { switchExecutor } from './switch/execute.ts';
import { transformExecutor } from './transform/execute.ts';

const executors: Readonly<Record<StepType, StepExecutor>> = {
  request: requestExecutor,
  function: functionExecutor,
  conditional: conditionalExecutor,
  switch: switchExecutor,
  'fan-out': fanOutExecutor,
  delay: delayExecutor,
  transform: transformExecutor,
  response: responseExecutor,
  'emit-event': emitEventExecutor,
  store: storeExecutor,
  stop: stopExecutor,
};

/** Gives what runs a step type; undefined for a type that this build does not know. */
export function findExecutor(type: string): StepExecutor | undefined {
  const known: Readonly<Record<string, StepExecutor>> = executors;
  return Object.hasOwn(known, type) ? known[type] : undefined;
}

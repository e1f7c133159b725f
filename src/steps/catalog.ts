import type { Catalog } from '#core/step/catalog.ts';
import type { StepDefinition, TriggerDefinition } from '#core/step/definition.ts';
import { apiResourceTrigger } from './api-resource/definition.ts';
import { resourceApiFields, resourceCallFields } from './api-resource/resource-fields.ts';
import { appEventTrigger } from './app-event/definition.ts';
import { conditionalStep } from './conditional/definition.ts';
import { delayStep } from './delay/definition.ts';
import { emitEventStep } from './emit-event/definition.ts';
import { fanOutStep } from './fan-out/definition.ts';
import { functionStep } from './function/definition.ts';
import { integrationEnabledTrigger } from './integration-enabled/definition.ts';
import { requestTrigger } from './request-trigger/definition.ts';
import { requestStep } from './request/definition.ts';
import { responseStep } from './response/definition.ts';
import { schedulerTrigger } from './scheduler/definition.ts';
import { stopStep } from './stop/definition.ts';
import { storeStep } from './store/definition.ts';
import { switchStep } from './switch/definition.ts';
import { transformStep } from './transform/definition.ts';
import { webhookTrigger } from './webhook/definition.ts';

/** All step types, in the order of the step picker. */
export const stepCatalog = {
  request: requestStep,
  function: functionStep,
  conditional: conditionalStep,
  switch: switchStep,
  'fan-out': fanOutStep,
  delay: delayStep,
  transform: transformStep,
  response: responseStep,
  'emit-event': emitEventStep,
  store: storeStep,
  stop: stopStep,
} as const satisfies Record<string, StepDefinition>;

/** All trigger types, in the order of the trigger picker. */
export const triggerCatalog = {
  'app-event': appEventTrigger,
  request: requestTrigger,
  webhook: webhookTrigger,
  scheduler: schedulerTrigger,
  'integration-enabled': integrationEnabledTrigger,
  'api-resource': apiResourceTrigger,
} as const satisfies Record<string, TriggerDefinition>;

/** The fields of an API resource, which the settings show as a form. */
export const resourceFields = { api: resourceApiFields, calls: resourceCallFields };

export type StepType = keyof typeof stepCatalog;
export type TriggerType = keyof typeof triggerCatalog;

/** Gives the definition of a step type, or undefined for a type that this build does not know. */
export function findStepDefinition(type: string): StepDefinition | undefined {
  return isStepType(type) ? stepCatalog[type] : undefined;
}

/** Gives the definition of a trigger type, or undefined for a type that this build does not know. */
export function findTriggerDefinition(type: string): TriggerDefinition | undefined {
  return isTriggerType(type) ? triggerCatalog[type] : undefined;
}

/** The catalog as core's functions take it. */
export const catalog: Catalog = { findStep: findStepDefinition, findTrigger: findTriggerDefinition };

function isStepType(type: string): type is StepType {
  return Object.hasOwn(stepCatalog, type);
}

function isTriggerType(type: string): type is TriggerType {
  return Object.hasOwn(triggerCatalog, type);
}

import { collectDefaultMetrics, type Registry } from 'prom-client';

/** Tells metrics of memory, processor, event loop and garbage collection, by their usual names. Once per process. */
export function watchProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
}

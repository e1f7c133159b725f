import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendEvent, sendEventBatch } from '#contract/sending.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** Whether a request is one of an app that sends App Events. */
export function isSendingRequest({ routeOptions }: FastifyRequest): boolean {
  const { route } = routeOptions.config;
  return route === sendEvent || route === sendEventBatch;
}

/** Measures how long it takes until events are accepted; refusals are fast, and would only flatter it. */
export function measureSending(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    if (reply.statusCode < 300 && isSendingRequest(request)) metrics.acceptTook(reply.elapsedTime / 1000);
    done();
  });
}

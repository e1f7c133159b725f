/** An App Event that a step sends for the end user of its run. */
export type EmittedEvent = {
  readonly runId: string;
  /** The same for every attempt: one event, whatever happens in between. */
  readonly idempotencyKey: string;
  readonly appEventId: string;
  /** JSON source text. */
  readonly payload: string;
};

/** `too_deep`: the run was started by an event that was itself emitted, and so on, as often as is allowed. */
export type Emission =
  | { readonly kind: 'sent'; readonly eventId: string; readonly runCount: number }
  | { readonly kind: 'unknown_event' }
  | { readonly kind: 'too_deep'; readonly limit: number };

/** Receives events as if a customer's app had sent them. */
export interface EventSink {
  emit(event: EmittedEvent): Promise<Emission>;
}

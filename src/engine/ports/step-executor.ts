import type { Json } from '#core/base/json.ts';
import type { Fields, ResolvedConfig } from '#core/step/field.ts';
import type { LogLine } from '#core/run/state.ts';
import type { StepDefinition, StepError } from '#core/step/definition.ts';
import type { EmittedEvent, Emission } from './event-sink.ts';
import type { FileReference, StepFile } from './file-store.ts';
import type { HttpClient } from './http-client.ts';
import type { ResourceAccess } from './resource-access.ts';
import type { CallerResponse } from './response-sink.ts';
import type { StoreRequest, StoreResult } from './value-store.ts';
import type { Sandbox } from './sandbox.ts';

export type StepContext = {
  readonly projectId: string;
  /** The same for every attempt of this step of this run; handed on as `Idempotency-Key`. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
  /** Names a text that was made of secrets, so that no record shows it. */
  readonly hide: (text: string) => void;
  readonly http: HttpClient;
  readonly sandbox: Sandbox;
  /** Answers whoever called the workflow. False: the run has answered before. */
  readonly respond: (response: CallerResponse) => Promise<boolean>;
  /** Sends an App Event for the end user of the run, once however often the step is tried. */
  readonly emit: (event: Pick<EmittedEvent, 'appEventId' | 'payload'>) => Promise<Emission>;
  /** Reads or changes a value that is kept between runs, once however often the step is tried. */
  readonly store: (request: StoreRequest) => Promise<StoreResult>;
  /** An API resource of the project; undefined: there is none of this id. */
  readonly findResource: (resourceId: string) => Promise<ResourceAccess | undefined>;
  /** The files of the project. */
  readonly files: {
    readonly save: (file: StepFile) => Promise<FileReference>;
    readonly read: (fileId: string) => Promise<StepFile | undefined>;
  };
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** A failure is data. `isRetryable` says whether another attempt may help; `retryAfterMs` is the other side's wish. */
export type StepOutcome =
  | { readonly kind: 'completed'; readonly output: Json; readonly logs?: readonly LogLine[] }
  | { readonly kind: 'branch'; readonly branchId: string; readonly output: Json }
  /** The step completes at `until`, in milliseconds since 1970, with the output. */
  | { readonly kind: 'sleep'; readonly until: number; readonly output: Json }
  /** Nothing was done: the step is executed again at `until`, in milliseconds since 1970, as the same attempt. */
  | { readonly kind: 'postponed'; readonly until: number; readonly error: StepError }
  /** The branch "each" runs once for each item. */
  | { readonly kind: 'each'; readonly items: readonly Json[]; readonly options: ItemOptions }
  /** Ends the run, or inside a Fan Out the item, as completed. */
  | { readonly kind: 'stop'; readonly output: Json }
  | {
      readonly kind: 'failed';
      readonly error: StepError;
      readonly isRetryable: boolean;
      readonly retryAfterMs?: number;
      readonly output?: Json;
      readonly logs?: readonly LogLine[];
    };

/** `fail`: no further item begins after one has failed. `collect`: failures are listed, their results null. `skip`: left out. */
export type ItemFailurePolicy = 'fail' | 'collect' | 'skip';
export type ItemOptions = {
  /** Items under way at a time. */
  readonly width: number;
  readonly onFailure: ItemFailurePolicy;
};

export type StepExecutor<F extends Fields = Fields> = {
  readonly definition: StepDefinition<F>;
  readonly execute: (config: ResolvedConfig<F>, context: StepContext) => Promise<StepOutcome> | StepOutcome;
};

/** Ties an executor to its definition so that its config is typed by the definition's fields. */
export function defineExecutor<const F extends Fields>(executor: StepExecutor<F>): StepExecutor {
  // The registry holds executors of all types; each is called only with the config that its own definition resolves.
  return executor as unknown as StepExecutor;
}

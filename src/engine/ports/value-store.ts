import type { Json } from '#core/base/json.ts';

/** Whose values: of the run's end user, of its workflow, or of the whole project. */
export type StoreScope = 'user' | 'workflow' | 'project';
export type StoreOperation =
  | { readonly kind: 'get' }
  | { readonly kind: 'set'; readonly value: Json }
  /** A value that is not there counts as 0. */
  | { readonly kind: 'increment'; readonly by: number }
  | { readonly kind: 'delete' };
export type StoreRequest = {
  readonly scope: StoreScope;
  readonly key: string;
  readonly operation: StoreOperation;
};
/** `value`: after the operation, null where there is none; of a deletion what was there before. */
export type StoreResult =
  | { readonly ok: true; readonly value: Json; readonly existed: boolean }
  /** An increment of what is no number, which is left as it is. */
  | { readonly ok: false; readonly found: Json };

/** Keeps values between runs. Each call is atomic, and repeated under the same key it gives what it gave. */
export interface ValueStore {
  apply(runId: string, idempotencyKey: string, request: StoreRequest): Promise<StoreResult>;
}

import type { CodeLibrary } from '#core/step/code-libraries.ts';
import type { HttpMethod, HttpResult } from './http-client.ts';

/** How far one call may go before it is stopped. */
export type SandboxLimits = {
  /** Of the code itself: what it waits for does not count. */
  readonly timeoutMs: number;
  /** The same with all that the code waits for. */
  readonly totalMs: number;
  readonly outputBytes: number;
};

/** What the code asks its `fetch` for. */
export type SandboxRequest = {
  /** From 1 on, in the order of the calls. */
  readonly number: number;
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Uint8Array;
  /** Null: the code does not say. */
  readonly timeoutMs: number | null;
};

export type SandboxFetch = (
  request: SandboxRequest & { readonly maxResponseBytes: number; readonly signal: AbortSignal },
) => Promise<HttpResult>;

export type SandboxCall = {
  /** Calls of different projects never share a realm. */
  readonly projectId: string;
  /** A function body with `parameters` in scope, or a function that is called with `parameters`. */
  readonly code: string;
  readonly parametersJson: string;
  /** What the code has by name and in `libraries`. */
  readonly libraries?: readonly CodeLibrary[];
  /** Sends what the code fetches; without it the code has no `fetch`. The call is suspended until it answers. */
  readonly fetch?: SandboxFetch;
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal;
};

export type SandboxLog = {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly message: string;
};

export type SandboxErrorCode =
  'code_error' | 'code_timeout' | 'code_out_of_memory' | 'code_output_too_large' | 'code_invalid_output' | 'cancelled';

/** Line and column are 1-based and count in the builder's own code. */
export type SandboxError = {
  readonly code: SandboxErrorCode;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly stack?: string;
};

export type SandboxResult =
  | {
      readonly status: 'completed';
      /** Null when the code returned undefined. */
      readonly outputJson: string | null;
      readonly logs: readonly SandboxLog[];
    }
  | { readonly status: 'failed'; readonly error: SandboxError; readonly logs: readonly SandboxLog[] };

/** Runs a builder's JavaScript without access to the host. */
export interface Sandbox {
  run(call: SandboxCall): Promise<SandboxResult>;
  close(): Promise<void>;
}

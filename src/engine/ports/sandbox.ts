/** How far one call may go before it is stopped. */
export type SandboxLimits = {
  readonly timeoutMs: number;
  readonly outputBytes: number;
};

export type SandboxCall = {
  /** Calls of different projects never share a realm. */
  readonly projectId: string;
  /** A function body with `parameters` in scope, or a function that is called with `parameters`. */
  readonly code: string;
  readonly parametersJson: string;
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

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

export type HttpRequest = {
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Covers the whole exchange: connecting, redirects, headers and body. */
  readonly timeoutMs: number;
  /** Counted on the decompressed body. */
  readonly maxResponseBytes: number;
  readonly maxRedirects: number;
  readonly signal?: AbortSignal;
};

export type HttpErrorCode =
  | 'blocked_address'
  | 'invalid_url'
  | 'dns_failed'
  | 'connection_failed'
  | 'tls_failed'
  | 'timeout'
  | 'response_too_large'
  | 'too_many_redirects'
  | 'cancelled';

export type HttpError = {
  readonly code: HttpErrorCode;
  readonly message: string;
};

export type HttpResult =
  | {
      readonly status: 'responded';
      readonly statusCode: number;
      /** Lower-case names; repeated headers are joined by a comma and a space. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
      /** The address that answered, after redirects. */
      readonly url: string;
    }
  | { readonly status: 'failed'; readonly error: HttpError };

/** Sends requests to addresses that workflows name; private addresses are refused. */
export interface HttpClient {
  request(request: HttpRequest): Promise<HttpResult>;
  close(): Promise<void>;
}

/** One HTTP request that a tested step sent, and what came back; secrets are masked, long bodies are cut. */
export type HttpExchange = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly durationMs: number;
  readonly response:
    | {
        readonly status: 'responded';
        readonly statusCode: number;
        /** The address that answered, after redirects. */
        readonly url: string;
        readonly headers: Readonly<Record<string, string>>;
        readonly body: string;
      }
    | { readonly status: 'failed'; readonly message: string };
};

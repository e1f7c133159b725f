/** What whoever called a workflow is answered. A file is named by the id under which it is stored. */
export type CallerResponse = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: { readonly text: string } | { readonly fileId: string } | null;
};

/** Hands the response of a run to whoever waits for it, in whichever process that is. */
export interface ResponseSink {
  /** False: the run has responded before, and that response stays. */
  send(runId: string, response: CallerResponse): Promise<boolean>;
}

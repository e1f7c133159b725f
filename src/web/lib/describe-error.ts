import { ApiError } from './api-error.ts';

/** What went wrong as a sentence for people. */
export function describeError(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  if (error instanceof Error && isLostChunk(error)) {
    return 'Millrace was updated while this page was open. Load the page again.';
  }
  return 'Something in this page failed. Load it again; if it stays, tell whoever runs this Millrace.';
}

/** Browsers word a dynamic import that is gone from the server in three ways. */
function isLostChunk(error: Error): boolean {
  return /dynamically imported module|importing a module script failed/i.test(error.message);
}

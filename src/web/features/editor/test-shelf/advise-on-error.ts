import { isJsonObject } from '#core/base/json.ts';
import type { StepError } from '#core/step/definition.ts';

const ADVICE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    blocked_address: 'Use a public address, or ask whoever runs this Millrace to allow this private host.',
    invalid_url: 'Look at the URL under Input: a variable in it may be empty.',
    dns_failed: 'Check the host name in the URL.',
    connection_failed: 'Check host and port of the URL, and whether the API is up.',
    tls_failed: 'The certificate of the API is not trusted; check the host name or ask its operator.',
    timeout: 'Try again, or give the step a longer timeout in Setup.',
    response_too_large: 'Ask the API for less, for example with paging or fewer fields.',
    too_many_redirects: 'Use the address that the API redirects to in the end.',
    code_error: 'Correct the code in Setup; what it logged stands under Logs.',
    code_timeout: 'Look for a loop that does not end, or do less in one step.',
    code_out_of_memory: 'Work on less data in one step.',
    code_output_too_large: 'Return only what later steps need.',
    code_invalid_output: 'Return JSON: objects, arrays, texts, numbers, booleans or null.',
    invalid_field: 'Correct the field in Setup; a variable in it may be empty.',
  }),
);

/** What to do about a failed step, as a sentence; null where its own message says all there is. */
export function adviseOnError({ code, details }: StepError): string | null {
  if (code !== 'http_status') return ADVICE.get(code) ?? null;
  const status = isJsonObject(details) ? details['statusCode'] : undefined;
  return typeof status === 'number' ? adviseOnStatus(status) : null;
}

function adviseOnStatus(status: number): string {
  if (status === 401 || status === 403) return 'Check the credentials in the headers, and what they are allowed to do.';
  if (status === 404 || status === 410) return 'Look at the URL under Input: a variable in it may be empty or wrong.';
  if (status === 429) return 'The API asks to slow down; try again later.';
  if (status >= 500) return 'The API itself failed; try again, or ask its operator.';
  return 'Compare Input with what the API expects; its answer stands under Output.';
}

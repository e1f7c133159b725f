import { isJsonObject } from '#core/base/json.ts';
import type { StepError } from '#core/step/definition.ts';

/** What a person can do about a step that failed; undefined where the message says it all. */
export function adviseOnError({ code, details }: StepError): string | undefined {
  if (code === 'http_status') return adviseOnStatus(isJsonObject(details) ? Number(details['statusCode']) : Number.NaN);
  return ADVICE.get(code);
}

const ADVICE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    invalid_field:
      'Look at the field in the editor: a variable in it had no value or a value of the wrong kind. Compare it with the trigger’s payload and the outputs of the earlier steps.',
    invalid_url: 'Look at the URL in the input below; a variable in it may have been empty.',
    dns_failed:
      'Check the host name in the URL. If it is a name of your own network, whoever runs this Millrace has to make it known there.',
    tls_failed: 'The certificate of the other server is not trusted or has expired. Its owner has to correct it.',
    timeout: 'The other server took too long. Try again later, or raise the step’s timeout.',
    connection_failed:
      'The other server is down or does not accept connections from here. Try again later, and check the port in the URL.',
    blocked_address:
      'Private addresses are blocked, so that workflows cannot reach into the network of this server. Whoever runs this Millrace can allow a host.',
    response_too_large: 'Ask the other server for less at a time, for example with a page size in the query.',
    too_many_redirects: 'Use the address that the redirects lead to.',
    code_error: 'The code threw an error. Open the step in the editor and test it with the input below.',
    code_timeout: 'Make the code do less, or split it into two steps.',
    code_out_of_memory: 'Make the code hold less at a time.',
    code_output_too_large: 'Return only what later steps need.',
    code_invalid_output: 'Return plain values only: texts, numbers, true or false, lists and objects.',
    code_crashed: 'This is a fault of Millrace. Tell whoever runs it, with the id of this run.',
    unknown_step_type:
      'The workflow was published by a newer Millrace. Update this one, or publish the workflow again.',
  }),
);

function adviseOnStatus(status: number): string | undefined {
  if (status === 401 || status === 403)
    return 'The other server did not accept the credentials. Check the secret or header that the step sends.';
  if (status === 404 || status === 410)
    return 'The other server knows nothing at this address. Check the URL in the input below.';
  if (status === 409)
    return 'The other server already has this. A condition before the step can avoid sending it twice.';
  if (status === 429) return 'The other server asks to be called less often. Give the step longer retry delays.';
  if (status >= 500) return 'The other server has a fault of its own. Try again later; if it stays, tell its owner.';
  if (status >= 400)
    return 'The other server refused what was sent. Its answer, in the output, says what it did not like.';
  return undefined;
}

const BYTES = 120;
const NUMBER_LENGTH = 7;
const MARK = 'ada';

/** The 120-byte payload of event `index`; its number comes back in the e-mail address that the workflow sends on. */
export function makePayload(index: number): string {
  const number = String(index).padStart(NUMBER_LENGTH, '0');
  const email = `${MARK}${number}@example.com`;
  const fields = { plan: 'pro', name: 'Ada Lovelace', email, company: 'Analytical Engines', note: '' };
  const note = 'x'.repeat(BYTES - JSON.stringify(fields).length);
  return JSON.stringify({ ...fields, note });
}

/** The number of the event that a request to the sink belongs to; NaN when it is none of ours. */
export function readEventNumber(body: string): number {
  const at = body.indexOf(`"${MARK}`);
  return at === -1 ? NaN : Number(body.slice(at + MARK.length + 1, at + MARK.length + 1 + NUMBER_LENGTH));
}

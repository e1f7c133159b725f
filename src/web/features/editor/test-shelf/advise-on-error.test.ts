import { describe, expect, it } from 'vitest';
import { adviseOnError } from './advise-on-error.ts';

describe('the advice on a failed step', () => {
  it.each([
    [401, 'Check the credentials in the headers, and what they are allowed to do.'],
    [404, 'Look at the URL under Input: a variable in it may be empty or wrong.'],
    [422, 'Compare Input with what the API expects; its answer stands under Output.'],
    [429, 'The API asks to slow down; try again later.'],
    [503, 'The API itself failed; try again, or ask its operator.'],
  ])('follows the status %i of an API', (statusCode, advice) => {
    expect(adviseOnError({ code: 'http_status', message: '', details: { statusCode } })).toBe(advice);
  });

  it('follows the code of any other failure, and is silent where it knows nothing', () => {
    expect(adviseOnError({ code: 'timeout', message: '' })).toContain('longer timeout');
    expect(adviseOnError({ code: 'constructor', message: '' })).toBeNull();
    expect(adviseOnError({ code: 'http_status', message: '' })).toBeNull();
  });
});

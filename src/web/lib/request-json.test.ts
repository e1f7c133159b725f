import { describe, expect, test } from 'vitest';
import { toApiError } from './request-json.ts';

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers: new Headers(headers) });

describe('toApiError', () => {
  test('an error of ours keeps its code, sentence and details', () => {
    const body = { code: 'app_event_in_use', message: 'Two workflows use it.', details: ['a'], requestId: 'r' };
    expect(toApiError(answer(409), body)).toMatchObject({
      code: 'app_event_in_use',
      message: 'Two workflows use it.',
      details: ['a'],
      status: 409,
    });
  });

  test('a page of a proxy becomes an unexpected answer that names the status', () => {
    const error = toApiError(answer(502), undefined);
    expect(error.code).toBe('unexpected');
    expect(error.message).toContain('502');
  });

  test('a throttled request says how long to wait', () => {
    const error = toApiError(answer(429, { 'x-retry-after': '8' }), {});
    expect(error.code).toBe('too_many_requests');
    expect(error.message).toContain('8 seconds');
  });
});

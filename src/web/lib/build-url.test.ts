import { describe, expect, test } from 'vitest';
import { buildUrl } from './build-url.ts';

describe('buildUrl', () => {
  test('puts encoded params into the path', () => {
    expect(buildUrl('/api/projects/:projectId/users/:userId', { projectId: 'p', userId: 'a/b c?' })).toBe(
      '/api/projects/p/users/a%2Fb%20c%3F',
    );
  });

  test('leaves out query values that are undefined or empty', () => {
    expect(buildUrl('/x', {}, { status: 'failed', user: '', from: undefined, limit: 50 })).toBe(
      '/x?status=failed&limit=50',
    );
  });

  test('encodes query values', () => {
    expect(buildUrl('/x', {}, { user: 'a&b=c' })).toBe('/x?user=a%26b%3Dc');
  });

  test('refuses a path whose segment has no value', () => {
    expect(() => buildUrl('/x/:id', {})).toThrow('needs a value for id');
  });
});

import { describe, expect, test } from 'vitest';
import { checkHeaderNames } from './header-names.ts';

describe('the names of headers', () => {
  test('are tokens', () => {
    expect(checkHeaderNames(['Accept', 'x-my_header', "!#$%&'*+.^`|~9", ''])).toBeNull();
  });

  test.each(['two words', 'colon:', 'ümlaut', 'line\nbreak', '(comment)'])('are not %j', (name) => {
    expect(checkHeaderNames(['Accept', name])).toBe(
      `The header name "${name}" has characters that a header name cannot have.`,
    );
  });
});

import { describe, expect, test } from 'vitest';
import type { Token } from '#core/expression/template.ts';
import { checkLiteralUrl } from './literal-url.ts';

const id: Token = { ref: { source: 'trigger', path: ['id'] } };

describe('the literal part of a URL', () => {
  test.each([
    [[{ text: 'https://api.example.com/contacts?x=1' }]],
    [[{ text: 'HTTP://localhost:4000' }]],
    [[{ text: 'https://api.example.com/' }, id]],
    [[{ text: 'https://' }, id, { text: '.example.com' }]],
    [[{ text: 'http' }, id]],
    [[id, { text: '/contacts' }]],
    [[]],
  ])('%j may be sent to', (url) => {
    expect(checkLiteralUrl(url)).toBeNull();
  });

  test.each([
    [[{ text: 'ftp://example.com' }], /must start with/],
    [[{ text: 'example.com/' }, id], /must start with/],
    [[{ text: 'https' }], /must start with/],
    [[{ text: 'https://' }], /no host/],
    [[{ text: 'https:///path' }], /no host/],
    [[{ text: 'https://exa mple.com' }], /space/],
    [[{ text: 'https://me:secret@example.com' }], /Authorization/],
  ])('%j is refused', (url, reason) => {
    expect(checkLiteralUrl(url)).toMatch(reason);
  });
});

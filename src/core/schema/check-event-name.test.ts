import { describe, expect, test } from 'vitest';
import { checkEventName, normaliseEventName } from './check-event-name.ts';

describe('checkEventName', () => {
  test('a name is trimmed and composed', () => {
    expect(checkEventName('  Contact Created ')).toEqual({ ok: true, name: 'Contact Created' });
    expect(checkEventName('U\u0308berweisung')).toEqual({ ok: true, name: 'Überweisung' });
    expect(normaliseEventName('\tA ')).toBe('A');
  });

  test('200 characters are allowed, counted as code points', () => {
    expect(checkEventName('🎉'.repeat(200)).ok).toBe(true);
    expect(checkEventName('🎉'.repeat(201))).toEqual({
      ok: false,
      message: 'The name has 201 characters; at most 200 are allowed.',
    });
  });

  test.each(['', '   ', '\n', '\u200b', '\u0000'])('%j is no name', (text) => {
    expect(checkEventName(text)).toEqual({ ok: false, message: 'The event needs a name.' });
  });

  test.each([
    ['Contact\nCreated', 'The name has a line break as character 8; remove it.'],
    ['Contact\tCreated', 'The name has a tab as character 8; write a space instead.'],
    ['A\u0007', 'The name has a control character (U+0007) as character 2; remove it.'],
    ['🎉\ud800!', 'The name has a control character (U+D800) as character 2; remove it.'],
  ])('%j is refused', (text, message) => {
    expect(checkEventName(text)).toEqual({ ok: false, message });
  });

  test('joiners inside a visible name are kept', () => {
    expect(checkEventName('👩‍💻 hired')).toEqual({ ok: true, name: '👩‍💻 hired' });
  });
});

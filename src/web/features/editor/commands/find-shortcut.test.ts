import { expect, test } from 'vitest';
import { readShortcut } from './find-shortcut.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  readShortcut({ key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

test('keys are spelled as commands name them', () => {
  expect(press('z', { ctrlKey: true })).toBe('mod+Z');
  expect(press('Z', { metaKey: true, shiftKey: true })).toBe('mod+shift+Z');
  expect(press('ArrowUp', { altKey: true })).toBe('alt+ArrowUp');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('/')).toBe('/');
  expect(press('!', { shiftKey: true, code: 'Digit1' })).toBe('shift+1');
});

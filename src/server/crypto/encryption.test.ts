import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createEncryption } from './encryption.ts';

const newKey = () => randomBytes(32).toString('base64');

test('what is encrypted is read again, and looks different each time', () => {
  const { encrypt, decrypt } = createEncryption([newKey()]);
  const [first, second] = [encrypt('s3cret', 'row 1'), encrypt('s3cret', 'row 1')];
  expect(first.equals(second)).toBe(false);
  expect([first, second].map((text) => decrypt(text, 'row 1'))).toEqual(['s3cret', 's3cret']);
});

test('a text moved to another row, or changed by one bit, is refused', () => {
  const { encrypt, decrypt } = createEncryption([newKey()]);
  const text = encrypt('s3cret', 'row 1');
  expect(() => decrypt(text, 'row 2')).toThrow();
  const changed = Buffer.from(text);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(() => decrypt(changed, 'row 1')).toThrow();
});

test('a new key in front encrypts from now on, and the old one still decrypts', () => {
  const [oldKey, currentKey] = [newKey(), newKey()];
  const before = createEncryption([oldKey]).encrypt('s3cret', 'row 1');
  const rotated = createEncryption([currentKey, oldKey]);
  expect(rotated.decrypt(before, 'row 1')).toBe('s3cret');
  expect(rotated.isOutdated(before)).toBe(true);
  expect(rotated.isOutdated(rotated.encrypt('s3cret', 'row 1'))).toBe(false);
  expect(() => createEncryption([currentKey]).decrypt(before, 'row 1')).toThrow('not among ENCRYPTION_KEY');
});

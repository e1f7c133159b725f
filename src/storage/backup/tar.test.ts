import { execFileSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { formatTarFile, readTar, TarError } from './tar.ts';

const END = Buffer.alloc(1024);
const AT = new Date('2026-11-25T12:00:00Z');

/** Bytes in pieces of a size that fits no block. */
async function* inPieces(bytes: Buffer, size = 333): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(source: AsyncIterable<Buffer>): Promise<[string, string, string][]> {
  const found: [string, string, string][] = [];
  for await (const { name, kind, content } of readTar(source)) {
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(piece);
    found.push([name, kind, Buffer.concat(pieces).toString('utf8')]);
  }
  return found;
}

const archive = Buffer.concat([
  formatTarFile('a.json', Buffer.from('{"a":1}'), AT),
  formatTarFile('empty', Buffer.alloc(0), AT),
  formatTarFile('folder/large', Buffer.alloc(2000, 'x'), AT),
  END,
]);

test('what is written is read again, whatever the pieces it comes in', async () => {
  const expected = [
    ['a.json', 'file', '{"a":1}'],
    ['empty', 'file', ''],
    ['folder/large', 'file', 'x'.repeat(2000)],
  ];
  for (const size of [1, 333, 512, 100_000]) expect(await readAll(inPieces(archive, size))).toEqual(expected);
});

test('the tar of the system reads what is written, and its archives are read', async () => {
  const listed = execFileSync('tar', ['-tvf', '-'], { input: archive, encoding: 'utf8' });
  expect(listed).toMatch(/-rw------- 0\/0 +7 .* a\.json\n.*empty\n.*2000 .* folder\/large\n/);
  const made = execFileSync('tar', ['--format=ustar', '-cf', '-', '-C', import.meta.dirname, './tar.ts']);
  expect((await readAll(inPieces(made))).map(([name]) => name)).toEqual(['tar.ts']);
});

test('contents that nobody reads are passed over', async () => {
  const names: string[] = [];
  for await (const { name } of readTar(inPieces(archive))) names.push(name);
  expect(names).toEqual(['a.json', 'empty', 'folder/large']);
});

test.each([
  ['ends too early', archive.subarray(0, 1800), 'The archive ends too early.'],
  ['is something else', Buffer.from('hello'.repeat(300)), 'The archive is damaged.'],
  [
    'leads out of its folder',
    Buffer.concat([formatTarFile('a/../../b', Buffer.alloc(1), AT), END]),
    /names "a\/\.\.\/\.\.\/b"/,
  ],
  ['names a place of its own', Buffer.concat([formatTarFile('/etc/x', Buffer.alloc(1), AT), END]), /names "\/etc\/x"/],
])('an archive that %s is refused', async (_, bytes, message) => {
  const reading = readAll(Readable.from([bytes]));
  await expect(reading).rejects.toThrow(TarError);
  await expect(reading).rejects.toThrow(message);
});

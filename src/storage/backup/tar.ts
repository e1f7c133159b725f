const BLOCK = 512;
const NAME_BYTES = 100;

/** An entry of an archive; its content must be read, or skipped by going on, before the next one. */
export type TarEntry = {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly size: number;
  readonly content: AsyncIterable<Buffer>;
};

/** The archive is not one, or not whole. */
export class TarError extends Error {
  override readonly name = 'TarError';
}

/** A file as it stands in a tar archive (POSIX ustar). Names have up to 100 bytes. */
export function formatTarFile(name: string, content: Buffer, modifiedAt: Date): Buffer {
  if (Buffer.byteLength(name) > NAME_BYTES) throw new TarError(`The name "${name}" is too long for an archive.`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number): string => value.toString(8).padStart(length - 1, '0');
  header.write(name, 0);
  header.write(octal(0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content.length, 12), 124);
  header.write(octal(Math.floor(modifiedAt.getTime() / 1000), 12), 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${octal(sumOf(header), 7)}\0 `, 148, 'latin1');
  return Buffer.concat([header, content, Buffer.alloc(padding(content.length))]);
}

/** Reads an archive of files and folders. Throws a `TarError` where it is something else or ends too early. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new ByteSource(source);
  for (;;) {
    const header = await bytes.take(BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const entry = parseHeader(header);
    const content = bytes.takeInPieces(entry.size);
    yield { ...entry, content };
    for await (const _ of content);
    await bytes.take(padding(entry.size));
  }
  // What comes before a file's own checksum is read too, so that damage at the end is seen.
  await bytes.drain();
}

function parseHeader(header: Buffer): Omit<TarEntry, 'content'> {
  if (readNumber(header, 148, 8) !== sumOf(header)) throw new TarError('The archive is damaged.');
  const kinds: Readonly<Record<string, TarEntry['kind']>> = { '0': 'file', '\0': 'file', '5': 'folder' };
  const name = readText(header, 0, NAME_BYTES).replace(/^\.\//, '').replace(/\/$/, '');
  const kind = kinds[String.fromCharCode(header[156] ?? 0)];
  if (kind === undefined) throw new TarError(`The archive holds "${name}", which is neither a file nor a folder.`);
  // Nothing is ever written outside of the folder that the archive is unpacked into.
  if (name.startsWith('/') || name.split('/').includes('..')) throw new TarError(`The archive names "${name}".`);
  return { name, kind, size: kind === 'file' ? readNumber(header, 124, 12) : 0 };
}

function readText(header: Buffer, offset: number, length: number): string {
  const text = header.toString('utf8', offset, offset + length);
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

function readNumber(header: Buffer, offset: number, length: number): number {
  // Numbers that octal digits do not hold are binary, marked by the highest bit.
  if (((header[offset] ?? 0) & 0x80) !== 0) return Number(header.readBigUInt64BE(offset + length - 8));
  return Number.parseInt(readText(header, offset, length).trim() || '0', 8);
}

/** The checksum of a header counts its own field as blanks. */
function sumOf(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** Takes bytes from a stream by number. */
class ByteSource {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(size: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.takeInPieces(size)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  async *takeInPieces(size: number): AsyncGenerator<Buffer> {
    for (let missing = size; missing > 0;) {
      if (this.#rest.length === 0 && !(await this.#fill())) throw new TarError('The archive ends too early.');
      const piece = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }

  async drain(): Promise<void> {
    while (await this.#fill());
  }

  async #fill(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done === true) return false;
    this.#rest = value;
    return true;
  }
}

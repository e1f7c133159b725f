import { Readable } from 'node:stream';
import { Client, type Connection, type Submittable } from 'pg';

/** Named after the process: several backups may run at once. Gone with the connection. */
const slotName = (): string => `millrace_backup_${process.pid}`;
// With the log that is needed to make the copy whole; each file's own checksum would say no more than the archive's.
const BASE_BACKUP = `BASE_BACKUP (LABEL 'millrace', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`;

/**
 * The whole cluster as one tar archive, as it is at the moment when the stream ends, while others go on writing to it:
 * what `pg_basebackup` asks the server for, which the embedded binaries come without. `connectionString` is a superuser's.
 */
export async function streamCluster(connectionString: string): Promise<Readable> {
  const url = `${connectionString}${connectionString.includes('?') ? '&' : '?'}replication=true`;
  const client = new Client({ connectionString: url });
  // A query that fails says so itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Keeps the log that is written meanwhile until it has been sent.
    await client.query(`CREATE_REPLICATION_SLOT ${slotName()} TEMPORARY PHYSICAL (RESERVE_WAL)`);
  } catch (error) {
    await client.end();
    throw error;
  }
  return new ClusterStream(client);
}

type CopyMessage = { readonly chunk: Buffer };

/** Reads the archive from the connection, no faster than it is taken. */
class ClusterStream extends Readable implements Submittable {
  readonly #client: Client;
  #connection: Connection | undefined;

  constructor(client: Client) {
    super({ highWaterMark: 1024 * 1024 });
    this.#client = client;
  }

  override _construct(done: () => void): void {
    this.#client.query(this);
    done();
  }

  override _read(): void {
    this.#connection?.stream.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    // Closing it is what stops a server that still sends.
    this.#connection?.stream.resume();
    if (error !== null) this.#connection?.stream.destroy();
    // A connection that breaks while it is closed is closed.
    void this.#client.end().catch(() => undefined);
    done(error);
  }

  submit(connection: Connection): void {
    this.#connection = connection;
    connection.query(BASE_BACKUP);
  }

  handleCopyData({ chunk }: CopyMessage): void {
    // "d": part of the archive. The others name it and tell how far it has got. The driver uses its buffer again.
    if (chunk[0] !== 0x64) return;
    if (!this.push(Buffer.from(chunk.subarray(1)))) this.#connection?.stream.pause();
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  handleReadyForQuery(): void {
    this.push(null);
  }

  // What precedes and follows the archive says where in the log it begins and ends: the archive knows it itself.
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

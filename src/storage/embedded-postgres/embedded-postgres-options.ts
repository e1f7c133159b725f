export interface EmbeddedPostgresOptions {
  /** The data folder; made when missing. The cluster lies in its subfolder "postgres". */
  readonly directory: string;
  /** Aborting gives up the start. It does not stop a server that has started. */
  readonly signal?: AbortSignal;
  /** False trades the last moments before a power failure for speed; for tests. True by default. */
  readonly isDurable?: boolean;
  /** PostgreSQL's own log, line by line. */
  readonly onLog?: (line: string) => void;
}

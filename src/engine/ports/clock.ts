/** Time as the engine sees it; tests move it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after that many milliseconds unless the returned function is called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

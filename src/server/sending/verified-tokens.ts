import type { VerifiedToken } from './user-token.ts';

const MAXIMUM_TOKENS = 50_000;

/**
 * Tokens whose signature was found right, so that the next send costs no RSA. An entry is good only for its project,
 * while its key is active and until it expires; both are the caller's to check on every use.
 */
export class VerifiedTokens {
  readonly #entries = new Map<string, VerifiedToken>();

  find(projectId: string, token: string): VerifiedToken | undefined {
    return this.#entries.get(`${projectId}.${token}`);
  }

  remember(projectId: string, token: string, verified: VerifiedToken): void {
    if (this.#entries.size >= MAXIMUM_TOKENS) {
      const oldest = this.#entries.keys().next().value;
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    this.#entries.set(`${projectId}.${token}`, verified);
  }
}

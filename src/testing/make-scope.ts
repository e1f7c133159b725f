import type { Scope } from '#core/expression/scope.ts';

/** A scope in which nothing has run yet; `overrides` says what the test is about. */
export function makeScope(overrides: Partial<Scope> = {}): Scope {
  return {
    trigger: {},
    steps: new Map(),
    user: { id: 'user-1', metadata: {} },
    secrets: new Map(),
    ...overrides,
  };
}

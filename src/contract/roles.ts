/** What a member may do in a project. Source: docs/architecture (words). */
export const ROLES = ['owner', 'builder', 'support', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Named groups that routes and buttons share, so that the UI hides exactly what the server refuses. */
export const ALLOWED = {
  read: ['owner', 'builder', 'support', 'viewer'],
  editEvents: ['owner', 'builder', 'support'],
  operateRuns: ['owner', 'builder', 'support'],
  build: ['owner', 'builder'],
  administer: ['owner'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof ALLOWED;

export function isAllowed(role: Role, permission: Permission): boolean {
  return ALLOWED[permission].some((allowed) => allowed === role);
}

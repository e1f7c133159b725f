/** As the check constraint of `project_members.role` says. */
export type MemberRole = 'owner' | 'builder' | 'support' | 'viewer';

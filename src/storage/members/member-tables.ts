import type { Generated } from 'kysely';
import type { MemberRole } from './member-role.ts';

export interface InvitationsTable {
  id: string;
  project_id: string;
  role: MemberRole;
  token_hash: Buffer;
  created_by: string;
  created_at: Generated<Date>;
  expires_at: Date;
  accepted_at: Date | null;
}

// The tables of better-auth, as its own plan of migrations writes them.

export interface AuthUserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface AuthAccountTable {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: Generated<Date>;
  updatedAt: Date;
}

/** Ours: wrong passwords per account and address, so that all processes throttle together. */
export interface AuthSignInAttemptsTable {
  key: Buffer;
  attempts: number;
  window_ends_at: Date;
}

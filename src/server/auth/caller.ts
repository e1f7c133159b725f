import type { Role } from '#contract/roles.ts';
import type { ProjectId } from '#core/base/brand.ts';

/** A person who signs in to the web app. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Of a route with policy `public`; the member is there when a valid session cookie came along. */
export interface AnyCaller {
  readonly member: Member | null;
}

/** Of a route with policy `member`. */
export interface MemberCaller {
  readonly member: Member;
}

/** Of a route with policy `project`. */
export interface ProjectCaller {
  readonly member: Member;
  readonly projectId: ProjectId;
  readonly role: Role;
}

/** Of a route with policy `key`: a program with a server API key. */
export interface KeyCaller {
  readonly projectId: ProjectId;
  readonly key: { readonly id: string; readonly name: string };
}

/** Of a route with policy `sender`: the end user whom a User Token names or a server API key acts for. */
export interface SenderCaller {
  readonly projectId: ProjectId;
  readonly endUserExternalId: string;
  readonly kind: 'token' | 'key';
}

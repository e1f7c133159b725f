import type { KeyCaller, Member } from '../auth/caller.ts';

/** How changes by a server API key are signed in the history of a draft and in the audit log. */
export function keyAsAuthor({ key }: KeyCaller): Pick<Member, 'id' | 'name'> {
  return { id: `key:${key.id}`, name: `API key ${key.name}` };
}

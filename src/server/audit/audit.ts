import type { Kysely } from 'kysely';
import { insertAuditEntry } from '#storage/audit/insert-audit-entry.ts';
import type { Tables } from '#storage/database/tables.ts';
import type { Member } from '../auth/caller.ts';

export interface AuditedChange {
  readonly projectId: string;
  readonly actor: Pick<Member, 'id' | 'name'>;
  /** A noun and a past participle: `app_event.renamed`. */
  readonly action: string;
  /** What was changed, in the words of the person who reads the log: a name, an e-mail address. */
  readonly subject: string;
  /** Never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes the log of administrative changes. */
export interface Audit {
  /** Inside the transaction of the change, so that there is no change without its entry. */
  write(transaction: Kysely<Tables>, change: AuditedChange): Promise<void>;
}

export function createAudit(ports: { readonly createId: () => string; readonly now: () => number }): Audit {
  return {
    write: (transaction, { projectId, actor, action, subject, details }) =>
      insertAuditEntry(transaction, {
        id: ports.createId(),
        project_id: projectId,
        actor_id: actor.id,
        actor_name: actor.name,
        action,
        subject,
        details: JSON.stringify(details ?? {}),
        at: new Date(ports.now()),
      }),
  };
}

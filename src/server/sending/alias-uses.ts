import type { Pool } from 'pg';
import type { FastifyBaseLogger } from 'fastify';
import { createTrouble, type Trouble } from '../trouble.ts';

const RECORD = `
update app_event_names n set use_count = n.use_count + i.uses, last_used_at = now()
from unnest($1::uuid[], $2::text[], $3::bigint[]) as i(project_id, name, uses)
where n.project_id = i.project_id and n.name = i.name and n.is_alias`;

/** Counts sends under old names, so that one can see when an alias is no longer needed. Written every second at most. */
export class AliasUses {
  readonly #counts = new Map<string, { readonly projectId: string; readonly name: string; uses: number }>();
  readonly #pool: Pool;
  readonly #trouble: Trouble;
  #timer: NodeJS.Timeout | undefined;

  constructor(pool: Pool, logger: FastifyBaseLogger) {
    this.#pool = pool;
    this.#trouble = createTrouble({ logger, what: 'Counting the uses of old event names', lastsMs: 0 });
  }

  count(projectId: string, name: string): void {
    const key = `${projectId} ${name}`;
    const entry = this.#counts.get(key) ?? { projectId, name, uses: 0 };
    entry.uses += 1;
    this.#counts.set(key, entry);
    this.#timer ??= setTimeout(() => void this.flush(), 1000);
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const counts = [...this.#counts.values()];
    this.#counts.clear();
    if (counts.length === 0) return;
    try {
      await this.#pool.query(RECORD, [
        counts.map(({ projectId }) => projectId),
        counts.map(({ name }) => name),
        counts.map(({ uses }) => uses),
      ]);
      this.#trouble.passed();
    } catch (error) {
      this.#trouble.failed(error);
    }
  }
}

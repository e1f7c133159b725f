import type { FastifyBaseLogger } from 'fastify';
import type { Pool } from 'pg';
import { createTrouble, type Trouble } from '../trouble.ts';

export type RefusedSend = {
  readonly projectId: string;
  readonly code: string;
  readonly message: string;
  readonly name: string | null;
  readonly userId: string | null;
};

/** Per project and second: a flood of bad requests must not become a flood of writes. */
const MAXIMUM_WAITING = 500;
const FLUSH_MS = 500;

const INSERT = `
insert into refused_sends (id, project_id, code, message, name, user_id)
select i.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) as i(id, project_id, code, message, name, user_id)
where exists (select from projects p where p.id = i.project_id)`;

const TRIM = `
delete from refused_sends r using (
  select p.project_id, (select id from refused_sends s where s.project_id = p.project_id order by id desc offset 1000 limit 1) as last_id
  from (select distinct unnest($1::uuid[]) as project_id) p
) t
where r.project_id = t.project_id and r.id <= t.last_id`;

/** Keeps the last 1,000 refused sends of each project; written behind the answer, a few times a second. */
export class RefusedSends {
  #waiting: (RefusedSend & { readonly id: string })[] = [];
  #timer: NodeJS.Timeout | undefined;
  readonly #pool: Pool;
  readonly #createId: () => string;
  readonly #trouble: Trouble;

  constructor(pool: Pool, createId: () => string, logger: FastifyBaseLogger) {
    this.#pool = pool;
    this.#createId = createId;
    this.#trouble = createTrouble({ logger, what: 'Recording refused sends', lastsMs: 0 });
  }

  record(refused: RefusedSend): void {
    if (this.#waiting.length >= MAXIMUM_WAITING) return;
    this.#waiting.push({ ...refused, id: this.#createId() });
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const sends = this.#waiting;
    this.#waiting = [];
    if (sends.length === 0) return;
    const projectIds = sends.map(({ projectId }) => projectId);
    const columns = [
      sends.map(({ id }) => id),
      projectIds,
      sends.map(({ code }) => code),
      sends.map(({ message }) => message.slice(0, 500)),
      sends.map(({ name }) => name?.slice(0, 200) ?? null),
      sends.map(({ userId }) => userId),
    ];
    try {
      await this.#pool.query(INSERT, columns);
      await this.#pool.query(TRIM, [projectIds]);
      this.#trouble.passed();
    } catch (error) {
      this.#trouble.failed(error);
    }
  }
}

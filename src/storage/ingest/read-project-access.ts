import type { Pool } from 'pg';
import type { JsonSchema } from '#core/schema/json-schema.ts';

export type ProjectAccessRows = {
  readonly allowedOrigins: readonly string[];
  readonly signingKeys: readonly { readonly id: string; readonly kid: string; readonly pem: string }[];
  readonly apiKeys: readonly { readonly id: string; readonly name: string; readonly hash: string }[];
  readonly names: readonly {
    readonly name: string;
    readonly appEventId: string;
    readonly isAlias: boolean;
    readonly schema: JsonSchema;
  }[];
};

const READ = `
select p.allowed_origins as "allowedOrigins",
  coalesce((
    select json_agg(json_build_object('id', k.id, 'kid', k.kid, 'pem', k.public_key_pem))
    from signing_keys k where k.project_id = p.id and k.revoked_at is null
  ), '[]') as "signingKeys",
  coalesce((
    select json_agg(json_build_object('id', k.id, 'name', k.name, 'hash', encode(k.secret_hash, 'hex')))
    from api_keys k where k.project_id = p.id and k.revoked_at is null
  ), '[]') as "apiKeys",
  coalesce((
    select json_agg(json_build_object('name', n.name, 'appEventId', n.app_event_id, 'isAlias', n.is_alias, 'schema', e.schema))
    from app_event_names n join app_events e on e.id = n.app_event_id where n.project_id = p.id
  ), '[]') as names
from projects p where p.id = $1`;

/** Active keys, accepted event names and origins of a project in one round trip; null when there is no such project. */
export async function readProjectAccess(pool: Pool, projectId: string): Promise<ProjectAccessRows | null> {
  const { rows } = await pool.query<ProjectAccessRows>({
    name: 'read-project-access',
    text: READ,
    values: [projectId],
  });
  return rows[0] ?? null;
}

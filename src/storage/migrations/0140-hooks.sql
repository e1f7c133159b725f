-- The address of one end user's Webhook workflow. The token in it is known by its hash; the text is kept encrypted, to be
-- shown again. A rotated one goes on until it expires.
create table hooks (
  token_hash bytea primary key,
  installation_id uuid not null references installations on delete cascade,
  token_ciphertext bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz
);
create unique index on hooks (installation_id) where expires_at is null;
create index on hooks (installation_id);

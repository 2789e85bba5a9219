import { type Kysely, sql } from 'kysely';

/**
 * People who sign in. `user`, `session`, `account`, `verification` and `two_factor` are better-auth's tables, with
 * its columns under names like ours (accounts/sign-in/auth-tables.ts); `role` and `disabled_at` are added. The
 * others are Picket's: one-time links, and counts of attempts to sign in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table "user" (
    id text primary key,
    name text not null,
    email text not null unique check (email = lower(email)),
    email_verified boolean not null,
    image text,
    two_factor_enabled boolean not null default false,
    role text not null check (role in ('admin', 'analyst', 'viewer')),
    disabled_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,

  `create table session (
    id text primary key,
    user_id text not null references "user" on delete cascade,
    token text not null unique,
    ip_address text,
    user_agent text,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index session_of_user on session (user_id)`,

  `create table account (
    id text primary key,
    user_id text not null references "user" on delete cascade,
    provider_id text not null,
    account_id text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (provider_id, account_id)
  )`,
  `create index account_of_user on account (user_id)`,

  `create table verification (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index verification_identifier on verification (identifier)`,

  `create table two_factor (
    id text primary key,
    user_id text not null unique references "user" on delete cascade,
    secret text not null,
    backup_codes text not null,
    verified boolean not null default true,
    failed_verification_count integer not null default 0,
    locked_until timestamptz
  )`,

  `create table welcome_link (
    id bigint generated always as identity primary key,
    hash text not null unique,
    user_id text references "user" on delete cascade,
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index welcome_link_of_user on welcome_link (user_id)`,

  `create table sign_in_count (
    key text primary key,
    count integer not null,
    since timestamptz not null
  )`,
];

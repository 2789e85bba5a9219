import { type Kysely, sql } from 'kysely';

/**
 * The spine: sources, companies and mappings, detections, incidents with their timeline, tickets with their
 * attempts; settings, their audit trail, and API tokens.
 *
 * Two constraints carry the promise of one ticket an incident, whatever the number of processes:
 * `incident_one_open` (two workers cannot both open an incident) and `ticket_once` (nor both queue its ticket).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table setting (
    name text primary key,
    value jsonb not null,
    updated_at timestamptz not null,
    updated_by text not null
  )`,

  `create table audit_event (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject text not null,
    before jsonb,
    after jsonb
  )`,

  `create table api_token (
    id bigint generated always as identity primary key,
    name text not null,
    role text not null check (role in ('admin', 'analyst', 'viewer')),
    hash text not null unique,
    hint text not null,
    created_at timestamptz not null,
    created_by text not null,
    last_used_at timestamptz,
    expires_at timestamptz,
    revoked_at timestamptz
  )`,

  `create table source (
    id bigint generated always as identity primary key,
    kind text not null,
    name text not null unique,
    enabled boolean not null default true,
    config jsonb not null,
    secret text,
    cursor jsonb,
    next_poll_at timestamptz,
    locked_by text,
    locked_until timestamptz,
    last_attempt_at timestamptz,
    last_success_at timestamptz,
    last_detection_at timestamptz,
    failures integer not null default 0,
    problem jsonb,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,

  `create table company (
    id bigint generated always as identity primary key,
    source_id bigint not null references source on delete cascade,
    external_id text not null,
    name text not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    unique (source_id, external_id)
  )`,

  `create table mapping (
    company_id bigint primary key references company on delete cascade,
    connectwise_company_id integer not null,
    connectwise_company_name text not null,
    connectwise_company_identifier text,
    problem jsonb,
    checked_at timestamptz,
    mapped_at timestamptz not null,
    mapped_by text not null
  )`,

  `create table incident (
    id bigint generated always as identity primary key,
    company_id bigint not null references company on delete cascade,
    key text not null,
    registrable_domain text,
    device text,
    state text not null check (state in ('open', 'closed')),
    closed_at timestamptz,
    closed_reason text,
    detection_count bigint not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    opened_at timestamptz not null,
    verdict text not null,
    reasons text[] not null,
    domains text[] not null,
    devices text[] not null,
    client_addresses text[] not null,
    policies text[] not null,
    decision text not null check (decision in ('create', 'append', 'reopen', 'hold', 'skip')),
    decision_reason text not null,
    decided_at timestamptz not null,
    decide_at timestamptz
  ) with (fillfactor = 60)`,
  // Every batch grows incidents. No index holds what that changes (count, times, lists), and pages keep room, so that
  // PostgreSQL rewrites the row in its page and leaves the indexes alone (heap-only tuples).
  `create unique index incident_one_open on incident (company_id, key) where state = 'open'`,
  `create index incident_due on incident (decide_at) where decide_at is not null`,
  `create index incident_held on incident (decision_reason) where state = 'open' and decision = 'hold'`,
  `create index incident_open on incident (id) where state = 'open'`,

  `create table detection (
    id bigint generated always as identity primary key,
    source_id bigint not null,
    external_id text not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    company_id bigint not null,
    incident_id bigint not null,
    domain text not null,
    verdict text not null,
    reasons text[] not null,
    device_name text,
    client_address text,
    process_name text,
    query_type text,
    policy text,
    threat_level text
  )`,
  // Time before id: rows arrive nearly in the order of time, so the index grows at its end and stays in memory.
  `create unique index detection_once on detection (source_id, occurred_at, external_id)`,
  `create index detection_incident on detection (incident_id, id)`,
  // Rows come in the order of this time, so a few bytes a hundred pages find the last day.
  `create index detection_received on detection using brin (received_at)`,

  `create table quarantine (
    id bigint generated always as identity primary key,
    source_id bigint not null references source on delete cascade,
    fingerprint text not null,
    reason text not null,
    content text not null,
    seen_count integer not null default 1,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    unique (source_id, fingerprint)
  )`,

  `create table incident_event (
    id bigint generated always as identity primary key,
    incident_id bigint not null references incident on delete cascade,
    at timestamptz not null,
    kind text not null,
    message text not null,
    details jsonb
  )`,
  `create index incident_event_incident on incident_event (incident_id, id)`,

  `create table ticket (
    id bigint generated always as identity primary key,
    incident_id bigint not null references incident on delete cascade,
    recurrence integer not null default 0,
    reference text not null unique,
    state text not null check
      (state in ('queued', 'sending', 'unknown', 'created', 'refused', 'needs_person', 'withdrawn')),
    content jsonb,
    attempts integer not null default 0,
    searches integer not null default 0,
    next_attempt_at timestamptz,
    locked_by text,
    locked_until timestamptz,
    connectwise_id integer,
    url text,
    reference_survived boolean,
    problem jsonb,
    queued_at timestamptz not null,
    sent_at timestamptz,
    created_at timestamptz,
    constraint ticket_once unique (incident_id, recurrence)
  )`,
  `create index ticket_due on ticket (next_attempt_at) where next_attempt_at is not null`,

  `create table ticket_attempt (
    id bigint generated always as identity primary key,
    ticket_id bigint not null references ticket on delete cascade,
    kind text not null check (kind in ('create', 'search')),
    outcome text not null,
    status integer,
    request_id text,
    problem jsonb,
    started_at timestamptz not null,
    finished_at timestamptz
  )`,
  `create index ticket_attempt_ticket on ticket_attempt (ticket_id, id)`,
];

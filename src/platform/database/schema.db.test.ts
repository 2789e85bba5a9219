import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import type { Schema } from './schema.ts';
import { type Declared, nullable, required } from './testing/declared.ts';
import { declaredDns } from './testing/declared-dns.ts';
import { declaredIncidents } from './testing/declared-incidents.ts';
import { declaredNotifications } from './testing/declared-notifications.ts';
import { declaredPeople } from './testing/declared-people.ts';
import { declaredReports } from './testing/declared-reports.ts';
import { declaredTickets } from './testing/declared-tickets.ts';

const { db } = useDatabase();

const declared: Declared<Schema> = {
  ...declaredIncidents,
  ...declaredTickets,
  ...declaredPeople,
  ...declaredDns,
  ...declaredNotifications,
  ...declaredReports,
  allow_copy: {
    id: required,
    entry_id: required,
    source_id: required,
    state: required,
    list_id: nullable,
    due_at: nullable,
    failures: required,
    problem: nullable,
    locked_by: nullable,
    locked_until: nullable,
  },
  allow_entry: {
    id: required,
    company_id: nullable,
    domain: required,
    why: required,
    added_at: required,
    added_by: required,
    expires_at: nullable,
    incident_id: nullable,
    connectwise_ticket_id: nullable,
    ticket_url: nullable,
    undone_at: nullable,
    undone_by: nullable,
  },
  api_token: {
    id: required,
    name: required,
    role: required,
    hash: required,
    hint: required,
    created_at: required,
    created_by: required,
    last_used_at: nullable,
    expires_at: nullable,
    revoked_at: nullable,
    scopes: required,
    limited: required,
  },
  backup: {
    id: required,
    due_at: nullable,
    locked_by: nullable,
    locked_until: nullable,
    started_at: nullable,
    succeeded_at: nullable,
    file: nullable,
    host: nullable,
    bytes: nullable,
    rows: nullable,
    failed_at: nullable,
    problem: nullable,
  },
  node: {
    id: required,
    host: required,
    version: required,
    migration: required,
    started_at: required,
    seen_at: required,
  },
  audit_event: {
    id: required,
    at: required,
    actor: required,
    action: required,
    subject: required,
    before: nullable,
    after: nullable,
  },
  company: {
    id: required,
    source_id: required,
    external_id: required,
    name: required,
    first_seen_at: required,
    last_seen_at: required,
  },
  company_rule: {
    company_id: required,
    tickets: required,
    why: nullable,
    priorities: required,
    priority_problem: nullable,
    quiet: nullable,
    updated_at: required,
    updated_by: required,
  },
  mapping: {
    company_id: required,
    connectwise_company_id: required,
    connectwise_company_name: required,
    connectwise_company_identifier: nullable,
    problem: nullable,
    checked_at: nullable,
    mapped_at: required,
    mapped_by: required,
  },
  quarantine: {
    id: required,
    source_id: required,
    fingerprint: required,
    reason: required,
    content: required,
    seen_count: required,
    first_seen_at: required,
    last_seen_at: required,
  },
  setting: {
    name: required,
    value: required,
    updated_at: required,
    updated_by: required,
  },
  source: {
    id: required,
    kind: required,
    name: required,
    enabled: required,
    config: required,
    secret: nullable,
    cursor: nullable,
    next_poll_at: nullable,
    locked_by: nullable,
    locked_until: nullable,
    last_attempt_at: nullable,
    last_success_at: nullable,
    last_detection_at: nullable,
    failures: required,
    over_count: required,
    problem: nullable,
    created_at: required,
    updated_at: required,
  },
};

describe('schema.ts', () => {
  it('declares the tables and columns that the migrations create', async () => {
    const tables = await db.introspection.getTables();
    const made = Object.fromEntries(
      tables.map((table) => [table.name, table.columns.map(({ name }) => name).sort()]),
    );
    const listed = Object.entries(declared).map(([table, columns]) => [table, Object.keys(columns).sort()]);
    expect(made).toEqual(Object.fromEntries(listed));
  });

  it('declares for every column whether it may be null', async () => {
    const tables = await db.introspection.getTables();
    const made = Object.fromEntries(
      tables.map((table) => [
        table.name,
        Object.fromEntries(table.columns.map(({ name, isNullable }) => [name, isNullable])),
      ]),
    );
    expect(made).toEqual(declared);
  });
});

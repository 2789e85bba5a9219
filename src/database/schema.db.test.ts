import type { SelectType } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import type { Schema } from './schema.ts';

const { db } = useDatabase();

const nullable = true;
const required = false;

/** Every column that schema.ts declares: what is missing here, misspelt, or null against its type, does not compile. */
const declared: { [T in keyof Schema]: { [C in keyof Schema[T]]: IsNullable<SelectType<Schema[T][C]>> } } = {
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
  detection: {
    id: required,
    source_id: required,
    external_id: required,
    occurred_at: required,
    received_at: required,
    company_id: required,
    incident_id: required,
    domain: required,
    verdict: required,
    reasons: required,
    device_name: nullable,
    client_address: nullable,
    process_name: nullable,
    query_type: nullable,
    policy: nullable,
    threat_level: nullable,
  },
  detection_tally: {
    id: required,
    source_id: required,
    kind: required,
    hour: required,
    value: required,
    count: required,
  },
  incident: {
    id: required,
    company_id: required,
    key: required,
    registrable_domain: nullable,
    device: nullable,
    state: required,
    closed_at: nullable,
    closed_reason: nullable,
    detection_count: required,
    first_seen_at: required,
    last_seen_at: required,
    opened_at: required,
    verdict: required,
    reasons: required,
    domains: required,
    devices: required,
    client_addresses: required,
    policies: required,
    decision: required,
    decision_reason: required,
    decided_at: required,
    decide_at: nullable,
    skipped_at: nullable,
    skipped_by: nullable,
    skip_note: nullable,
    last_seen_hour: required,
    detection_magnitude: required,
  },
  incident_event: {
    id: required,
    incident_id: required,
    at: required,
    kind: required,
    message: required,
    details: nullable,
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
    problem: nullable,
    created_at: required,
    updated_at: required,
  },
  ticket: {
    id: required,
    incident_id: required,
    recurrence: required,
    reference: required,
    state: required,
    content: nullable,
    attempts: required,
    searches: required,
    next_attempt_at: nullable,
    locked_by: nullable,
    locked_until: nullable,
    connectwise_id: nullable,
    url: nullable,
    reference_survived: nullable,
    problem: nullable,
    queued_at: required,
    sent_at: nullable,
    created_at: nullable,
  },
  ticket_attempt: {
    id: required,
    ticket_id: required,
    kind: required,
    outcome: required,
    status: nullable,
    request_id: nullable,
    problem: nullable,
    started_at: required,
    finished_at: nullable,
  },
  test_ticket: {
    request_id: required,
    reference: required,
    connectwise_company_id: required,
    board_name: required,
    asked_at: required,
    asked_by: required,
    outcome: required,
    connectwise_id: nullable,
    url: nullable,
    problem: nullable,
  },
};

/** Of unknown JSON the type does not tell. */
type IsNullable<T> = unknown extends T ? boolean : null extends T ? true : false;

describe('schema.ts', () => {
  it('declares the tables and columns that the migrations make', async () => {
    const tables = await db.introspection.getTables();
    const made = Object.fromEntries(
      tables.map((table) => [table.name, table.columns.map(({ name }) => name).sort()]),
    );
    const listed = Object.entries(declared).map(([table, columns]) => [table, Object.keys(columns).sort()]);
    expect(made).toEqual(Object.fromEntries(listed));
  });

  it('says of every column whether it may be null', async () => {
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

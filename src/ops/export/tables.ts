import { type Kysely, sql } from 'kysely';
import { textArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';

interface ExportedTable {
  readonly name: keyof Schema;
  /** The primary key, which is the order of reading. */
  readonly key: string;
  readonly keyType: 'bigint' | 'text';
}

const numbered = (name: keyof Schema): ExportedTable => ({ name, key: 'id', keyType: 'bigint' });

const named = (name: keyof Schema): ExportedTable => ({ name, key: 'id', keyType: 'text' });

/** Every exported table, each after those that it refers to. A test compares them with the schema. */
export const exportedTables: readonly ExportedTable[] = [
  { name: 'setting', key: 'name', keyType: 'text' },
  numbered('audit_event'),
  numbered('api_token'),
  named('user'),
  named('account'),
  named('two_factor'),
  numbered('source'),
  numbered('company'),
  numbered('company_limit'),
  { name: 'mapping', key: 'company_id', keyType: 'bigint' },
  { name: 'ticket_default', key: 'company_id', keyType: 'bigint' },
  { name: 'company_rule', key: 'company_id', keyType: 'bigint' },
  numbered('incident'),
  numbered('detection'),
  numbered('detection_tally'),
  numbered('quarantine'),
  numbered('incident_event'),
  numbered('ticket'),
  numbered('ticket_attempt'),
  numbered('ticket_operation'),
  numbered('ticket_device'),
  numbered('device_pin'),
  numbered('suppression'),
  numbered('maintenance_window'),
  numbered('allow_entry'),
  numbered('allow_copy'),
  { name: 'ticket_notes', key: 'ticket_id', keyType: 'bigint' },
  numbered('ticket_command'),
  numbered('routing_rule'),
  { name: 'dns_company', key: 'company_id', keyType: 'bigint' },
  numbered('dns_network'),
  numbered('dns_dynamic_network'),
  numbered('dns_device'),
  numbered('dns_listener'),
  numbered('dns_token'),
  numbered('dns_list'),
  numbered('dns_entry'),
  numbered('dns_feed'),
  numbered('dns_rule'),
  numbered('dns_count'),
  numbered('notification_channel'),
  numbered('report_schedule'),
  numbered('report_delivery'),
  { name: 'test_ticket', key: 'request_id', keyType: 'text' },
];

/**
 * Short-lived data of one installation: an import empties these tables. Users sign in again, and feeds are fetched
 * again.
 */
export const passingTables: readonly (keyof Schema)[] = [
  'session',
  'verification',
  'welcome_link',
  'sign_in_count',
  'callback_message',
  'bulk_action',
  'backup',
  'node',
  'ticket_sync',
  'dns_feed_content',
  'dns_logged_query',
  'dns_query_log',
  'notification',
  'notification_told',
  'notification_condition',
];

/**
 * The tables of every schema since the first release: a table that a migration drops or renames stays in this list by
 * its name.
 */
export const knownTables: readonly string[] = [...exportedTables.map(({ name }) => name), ...passingTables];

/** Those tables that are in the database: before some migrations, some are missing. */
export async function presentTables(db: Kysely<Schema>, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = current_schema() and tablename = any(${textArray(names)})
  `.execute(db);
  return rows.map(({ name }) => name);
}

/** Whether there is anything to export. */
export async function holdsRows(db: Kysely<Schema>): Promise<boolean> {
  for (const name of await presentTables(
    db,
    exportedTables.map(({ name }) => name),
  )) {
    const { rows } = await sql`select from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) return true;
  }
  return false;
}

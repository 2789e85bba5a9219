import type { Schema } from '../../platform/database/schema.ts';

interface ExportedTable {
  readonly name: keyof Schema;
  /** The primary key, which is the order of reading. */
  readonly key: string;
  readonly keyType: 'bigint' | 'text';
  /** Whether the database numbers its rows. */
  readonly numbered: boolean;
}

const numbered = (name: keyof Schema): ExportedTable => ({
  name,
  key: 'id',
  keyType: 'bigint',
  numbered: true,
});

const named = (name: keyof Schema): ExportedTable => ({
  name,
  key: 'id',
  keyType: 'text',
  numbered: false,
});

/** Every exported table, each after those that it refers to. A test compares them with the schema. */
export const exportedTables: readonly ExportedTable[] = [
  { name: 'setting', key: 'name', keyType: 'text', numbered: false },
  numbered('audit_event'),
  numbered('api_token'),
  named('user'),
  named('account'),
  named('two_factor'),
  numbered('source'),
  numbered('company'),
  { name: 'mapping', key: 'company_id', keyType: 'bigint', numbered: false },
  numbered('incident'),
  numbered('detection'),
  numbered('detection_tally'),
  numbered('quarantine'),
  numbered('incident_event'),
  numbered('ticket'),
  numbered('ticket_attempt'),
  numbered('ticket_operation'),
  numbered('suppression'),
  numbered('maintenance_window'),
  numbered('allow_entry'),
  numbered('allow_copy'),
  { name: 'ticket_notes', key: 'ticket_id', keyType: 'bigint', numbered: false },
  numbered('ticket_command'),
  numbered('routing_rule'),
  { name: 'dns_company', key: 'company_id', keyType: 'bigint', numbered: false },
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
  { name: 'test_ticket', key: 'request_id', keyType: 'text', numbered: false },
];

/** Short-lived data of one installation: an import empties these tables. People sign in again; feeds are fetched again. */
export const passingTables: readonly (keyof Schema)[] = [
  'session',
  'verification',
  'welcome_link',
  'sign_in_count',
  'callback_message',
  'ticket_sync',
  'dns_feed_content',
  'dns_logged_query',
  'dns_query_log',
];

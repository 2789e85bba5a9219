import type { Generated } from 'kysely';
import type { Problem } from '../values/problem.ts';
import type { Id, Json } from './schema-columns.ts';
import type { DnsSchema } from './schema-dns.ts';
import type { IncidentSchema } from './schema-incidents.ts';
import type { NotificationSchema } from './schema-notifications.ts';
import type { BackupTable, NodeTable } from './schema-operation.ts';
import type { PeopleSchema } from './schema-people.ts';
import type { ReportSchema } from './schema-reports.ts';
import type { TicketSchema } from './schema-tickets.ts';

/** The tables as queries see them. The migrations define them; a test compares the two. */
export interface Schema
  extends IncidentSchema,
    TicketSchema,
    PeopleSchema,
    DnsSchema,
    NotificationSchema,
    ReportSchema {
  setting: SettingTable;
  audit_event: AuditEventTable;
  api_token: ApiTokenTable;
  source: SourceTable;
  company: CompanyTable;
  mapping: MappingTable;
  company_rule: CompanyRuleTable;
  quarantine: QuarantineTable;
  backup: BackupTable;
  node: NodeTable;
  allow_entry: AllowEntryTable;
  allow_copy: AllowCopyTable;
}

interface SettingTable {
  name: string;
  value: Json<unknown>;
  updated_at: Date;
  updated_by: string;
}

interface AuditEventTable {
  id: Id;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  before: Json<unknown>;
  after: Json<unknown>;
}

interface ApiTokenTable {
  id: Id;
  name: string;
  role: 'admin' | 'analyst' | 'viewer';
  /** SHA-256 of the token, in hex. The token is random and long, so no salt is needed. */
  hash: string;
  /** The first characters, so that people can distinguish tokens. */
  hint: string;
  created_at: Date;
  created_by: string;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  /** The guarded actions that the token may do, separated by commas. */
  scopes: Generated<string>;
  /** Whether the token may see only the companies of `company_limit`. */
  limited: Generated<boolean>;
}

interface SourceTable {
  id: Id;
  kind: string;
  name: string;
  enabled: Generated<boolean>;
  /** The settings of its kind; never a secret. */
  config: Json<Record<string, unknown>>;
  /** Encrypted by the keyring, context `source.secret`. */
  secret: string | null;
  cursor: Json<Record<string, unknown> | null>;
  next_poll_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  last_attempt_at: Date | null;
  last_success_at: Date | null;
  last_detection_at: Date | null;
  failures: Generated<number>;
  /** Items that reported the end of a detection. They are not detections. */
  over_count: Generated<number>;
  problem: Json<Problem | null>;
  created_at: Date;
  updated_at: Date;
}

interface CompanyTable {
  id: Id;
  source_id: number;
  /** The id at the source; empty if the source named no company. */
  external_id: string;
  name: string;
  first_seen_at: Date;
  last_seen_at: Date;
}

interface MappingTable {
  company_id: number;
  connectwise_company_id: number;
  connectwise_company_name: string;
  connectwise_company_identifier: string | null;
  /** Set while the ConnectWise company is known to be deleted or inactive. */
  problem: Json<Problem | null>;
  /** When the company was last checked in ConnectWise. */
  checked_at: Date | null;
  mapped_at: Date;
  mapped_by: string;
}

/** The rules of one company. */
interface CompanyRuleTable {
  company_id: number;
  tickets: Generated<boolean>;
  /** Why it gets no tickets. */
  why: string | null;
  /** Priorities of ConnectWise by severity. */
  priorities: Json<unknown>;
  /** Set while ConnectWise refuses one of them. */
  priority_problem: Json<Problem | null>;
  /** Hours in which only critical incidents get tickets. */
  quiet: Json<unknown>;
  updated_at: Date;
  updated_by: string;
}

interface QuarantineTable {
  id: Id;
  source_id: number;
  /** SHA-256 of the content, so that a row that is read again is counted and not stored again. */
  fingerprint: string;
  reason: string;
  /** The row as JSON text, cut to 16 KiB. */
  content: string;
  seen_count: Generated<number>;
  first_seen_at: Date;
  last_seen_at: Date;
}

interface AllowEntryTable {
  id: Id;
  /** Null for all companies. */
  company_id: number | null;
  /** The entry includes all names below it. */
  domain: string;
  why: string;
  added_at: Date;
  added_by: string;
  expires_at: Date | null;
  incident_id: number | null;
  connectwise_ticket_id: number | null;
  ticket_url: string | null;
  undone_at: Date | null;
  undone_by: string | null;
}

/** An entry of the allow list in the protective DNS of a source, or one that is being written there or removed. */
interface AllowCopyTable {
  id: Id;
  entry_id: number;
  source_id: number;
  state: 'adding' | 'added' | 'removing' | 'removed' | 'failed';
  /** The list that was created for it there. */
  list_id: string | null;
  due_at: Date | null;
  failures: Generated<number>;
  problem: Json<Problem | null>;
  locked_by: string | null;
  locked_until: Date | null;
}

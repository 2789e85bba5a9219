import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Severity } from '../incidents/severities.ts';
import type { Matchers } from '../noise/matchers.ts';
import type { Schedule } from '../noise/schedule.ts';
import type { Problem } from '../values/problem.ts';
import type { PeopleSchema } from './schema-people.ts';

/** What the tables hold, as queries see it. The migrations are the truth; a test compares the two. */
export interface Schema extends PeopleSchema {
  setting: SettingTable;
  audit_event: AuditEventTable;
  api_token: ApiTokenTable;
  source: SourceTable;
  company: CompanyTable;
  mapping: MappingTable;
  incident: IncidentTable;
  detection: DetectionTable;
  detection_tally: DetectionTallyTable;
  quarantine: QuarantineTable;
  incident_event: IncidentEventTable;
  ticket: TicketTable;
  ticket_attempt: TicketAttemptTable;
  ticket_operation: TicketOperationTable;
  test_ticket: TestTicketTable;
  routing_rule: RoutingRuleTable;
  ticket_sync: TicketSyncTable;
  callback_message: CallbackMessageTable;
  suppression: SuppressionTable;
  maintenance_window: MaintenanceWindowTable;
  allow_entry: AllowEntryTable;
  allow_copy: AllowCopyTable;
  ticket_notes: TicketNotesTable;
  ticket_command: TicketCommandTable;
}

/** jsonb: read as a value, written through {@link import('./json.ts').json}. */
type Json<T> = ColumnType<T, unknown, unknown>;
type Id = Generated<number>;

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
  /** SHA-256 of the token, in hex. The token itself is random and long, so that no salt is needed. */
  hash: string;
  /** The first characters, by which a person tells tokens apart. */
  hint: string;
  created_at: Date;
  created_by: string;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
}

interface SourceTable {
  id: Id;
  kind: string;
  name: string;
  enabled: Generated<boolean>;
  /** Settings of its kind; never a secret. */
  config: Json<Record<string, unknown>>;
  /** Sealed by the keyring, context `source.secret`. */
  secret: string | null;
  cursor: Json<Record<string, unknown> | null>;
  next_poll_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  last_attempt_at: Date | null;
  last_success_at: Date | null;
  last_detection_at: Date | null;
  failures: Generated<number>;
  problem: Json<Problem | null>;
  created_at: Date;
  updated_at: Date;
}

interface CompanyTable {
  id: Id;
  source_id: number;
  /** The source's own id of it; empty for what the source attributed to no company. */
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
  /** Set while the ConnectWise company is known to be gone or inactive. */
  problem: Json<Problem | null>;
  /** When ConnectWise was last asked whether the company is still there. */
  checked_at: Date | null;
  mapped_at: Date;
  mapped_by: string;
}

interface IncidentTable {
  id: Id;
  company_id: number;
  key: string;
  /** Other than `detections` it is a roll-up: it has no detections of its own, but covers incidents that have. */
  kind: Generated<'detections' | 'storm' | 'digest'>;
  /** The roll-up whose ticket tells of it, and since when. */
  covered_by: number | null;
  covered_at: Date | null;
  /** When a roll-up ceased to take in more. */
  ended_at: Date | null;
  registrable_domain: string | null;
  device: string | null;
  state: 'open' | 'closed';
  closed_at: Date | null;
  closed_reason: string | null;
  detection_count: number;
  first_seen_at: Date;
  last_seen_at: Date;
  opened_at: Date;
  verdict: string;
  reasons: string[];
  domains: string[];
  devices: string[];
  client_addresses: string[];
  policies: string[];
  threat_levels: string[];
  /** As the rules had it when what it depends on changed last, or the rules did. */
  severity: Generated<Severity>;
  decision: 'create' | 'append' | 'reopen' | 'hold' | 'skip';
  decision_reason: string;
  decided_at: Date;
  /** When it is to be decided again; null when only a change brings that. */
  decide_at: Date | null;
  /** Of the decision: who, until when, what of the reason it is; null where the reason says it all. */
  decision_note: string | null;
  /** When a planned hold (a silence, a maintenance window) let it go: what it is held for since counts from then. */
  released_at: Date | null;
  /** Set while a person has skipped it. */
  skipped_at: Date | null;
  skipped_by: string | null;
  skip_note: string | null;
  /** The hour of `last_seen_at`, and the power of two below the count: what lists are ordered by first. */
  last_seen_hour: GeneratedAlways<Date>;
  detection_magnitude: GeneratedAlways<number>;
}

interface DetectionTable {
  id: Id;
  source_id: number;
  external_id: string;
  occurred_at: Date;
  received_at: Date;
  company_id: number;
  incident_id: number;
  domain: string;
  verdict: string;
  reasons: string[];
  device_name: string | null;
  client_address: string | null;
  process_name: string | null;
  query_type: string | null;
  policy: string | null;
  threat_level: string | null;
}

/** Detections of one source in one hour, by one of their properties. */
interface DetectionTallyTable {
  id: Id;
  source_id: number;
  kind: 'company' | 'domain' | 'reason' | 'device';
  hour: Date;
  /** A company's id, a registrable domain, a block reason, or a device's name or address. */
  value: string;
  count: number;
}

interface QuarantineTable {
  id: Id;
  source_id: number;
  /** SHA-256 of the content, so that a re-read row is counted and not stored again. */
  fingerprint: string;
  reason: string;
  /** The row as JSON text, cut to 16 KiB. */
  content: string;
  seen_count: Generated<number>;
  first_seen_at: Date;
  last_seen_at: Date;
}

interface IncidentEventTable {
  id: Id;
  incident_id: number;
  at: Date;
  kind: string;
  message: string;
  details: Json<Record<string, unknown> | null>;
}

export type TicketState =
  | 'queued'
  | 'sending'
  | 'unknown'
  | 'created'
  | 'refused'
  | 'needs_person'
  | 'withdrawn';

interface TicketTable {
  id: Id;
  incident_id: number;
  recurrence: Generated<number>;
  reference: string;
  state: TicketState;
  /** What was posted last. */
  content: Json<Record<string, unknown> | null>;
  attempts: Generated<number>;
  searches: Generated<number>;
  /** When a worker takes it up again; null when nothing is to be done. */
  next_attempt_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  connectwise_id: number | null;
  url: string | null;
  /** The routing rule that took it when it was sent last; null when none did. */
  routing: Json<TicketRouting | null>;
  /** Whether the reference was found on the ticket when it was read back; null until then. */
  reference_survived: boolean | null;
  problem: Json<Problem | null>;
  queued_at: Date;
  /** When a POST last may have left; null as long as none did. */
  sent_at: Date | null;
  created_at: Date | null;
  /** What ConnectWise said of it when it was last read; null until then. A merged ticket has its parent's. */
  life: TicketLife | null;
  status_name: string | null;
  board_name: string | null;
  /** The company it is of now; a person may have moved it. */
  connectwise_company_id: number | null;
  connectwise_company_name: string | null;
  closed_at: Date | null;
  merged_into: number | null;
  /** Since when it is not found; it takes more than one look to believe that. */
  missing_since: Date | null;
  read_at: Date | null;
  /** When it is read by its id again; null when that is not needed. */
  read_due_at: Date | null;
  /** The Company ID of the ConnectWise that has it, where the connection leads to another one now. */
  elsewhere: string | null;
  /** What the incident was when ConnectWise was last told of it, and when that was. */
  told: Json<Told | null>;
  told_at: Date | null;
}

/** What an incident was at a time, as far as further detections can be news to it. */
export interface Told {
  readonly count: number;
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly domains: readonly string[];
  readonly devices: readonly string[];
}

export type TicketLife = 'open' | 'closed' | 'deleted';

interface TicketAttemptTable {
  id: Id;
  ticket_id: number;
  kind: 'create' | 'search';
  outcome: string;
  status: number | null;
  request_id: string | null;
  problem: Json<Problem | null>;
  started_at: Date;
  finished_at: Date | null;
}

interface RoutingRuleTable {
  id: Id;
  /** Its place in the order in which rules are tried. */
  position: number;
  name: string;
  enabled: boolean;
  matches: Json<unknown>;
  destination: Json<unknown>;
  /** Set while it is known not to fit ConnectWise. */
  problem: Json<Problem | null>;
  problem_since: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** The rule that took a ticket, by its name then, and why it was not followed where it was not. */
export interface TicketRouting {
  readonly ruleId: number;
  readonly rule: string;
  readonly problem: Problem | null;
}

export type OperationState = 'queued' | 'sending' | 'unknown' | 'done' | 'refused' | 'withdrawn';

/** Something that is done with a ticket that is there. */
interface TicketOperationTable {
  id: Id;
  ticket_id: number;
  kind: 'reopen' | 'note';
  state: OperationState;
  /** By which a note is found again in its ticket. */
  reference: string;
  /** The note as it was sent last; the name of the status that it was reopened into. */
  content: string | null;
  /** Of a note: what the ticket has been told of with it. */
  told: Json<Told | null>;
  /** In a row, so that pauses grow. */
  failures: Generated<number>;
  looks: Generated<number>;
  next_attempt_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  problem: Json<Problem | null>;
  queued_at: Date;
  sent_at: Date | null;
  done_at: Date | null;
}

interface TestTicketTable {
  /** Of who asked: the same one again is the same ticket. */
  request_id: string;
  reference: string;
  connectwise_company_id: number;
  board_name: string;
  asked_at: Date;
  asked_by: string;
  outcome: 'sending' | 'created' | 'refused' | 'unknown';
  connectwise_id: number | null;
  url: string | null;
  problem: Json<Problem | null>;
}

/** One row: who reads what changed of tickets, from when, and when again. */
interface TicketSyncTable {
  id: number;
  /** By ConnectWise's clock: all changes before are known. */
  cursor: Date | null;
  next_at: Date;
  locked_by: string | null;
  locked_until: Date | null;
  last_success_at: Date | null;
  problem: Json<Problem | null>;
}

interface CallbackMessageTable {
  /** ConnectWise's MessageId. */
  id: string;
  received_at: Date;
}

/** A silence or an accepted risk: never deleted, since who kept what from whom is to be found out later. */
interface SuppressionTable {
  id: Id;
  kind: 'silence' | 'acceptance';
  matchers: Json<Matchers>;
  comment: string;
  starts_at: Date;
  /** Null: for ever. */
  ends_at: Date | null;
  /** The incident whose risk was accepted. */
  incident_id: number | null;
  created_at: Date;
  created_by: string;
  /** Set when it was ended before its time. */
  ended_at: Date | null;
  ended_by: string | null;
}

interface MaintenanceWindowTable {
  id: Id;
  name: string;
  /** Empty: of every company. */
  company_ids: Json<number[]>;
  schedule: Json<Schedule>;
  created_at: Date;
  created_by: string;
}

interface AllowEntryTable {
  id: Id;
  /** Null: for all companies. */
  company_id: number | null;
  /** With all names below it. */
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

/** An entry in the allow list of the protective DNS itself, or on its way there or off it. */
interface AllowCopyTable {
  id: Id;
  entry_id: number;
  source_id: number;
  state: 'adding' | 'added' | 'removing' | 'removed' | 'failed';
  /** The list that was made for it there. */
  list_id: string | null;
  due_at: Date | null;
  failures: Generated<number>;
  problem: Json<Problem | null>;
  locked_by: string | null;
  locked_until: Date | null;
}

/** How far the notes of a ticket are read. */
interface TicketNotesTable {
  ticket_id: number;
  /** By ConnectWise's clock: the last change that is known, its status then, and whose change it was. */
  changed_at: Date | null;
  status_id: number | null;
  changed_by: string | null;
  /** The status as it was when it was last acted upon. */
  acted_status_id: number | null;
  last_note_id: Generated<number>;
  due_at: Date | null;
  /** False until the notes were read once more after a change. */
  settled: Generated<boolean>;
  failures: Generated<number>;
  problem: Json<Problem | null>;
  locked_by: string | null;
  locked_until: Date | null;
}

export type AnswerState = 'due' | 'sending' | 'unknown' | 'answered' | 'impossible' | 'none';

/** What a technician asked for by a note or a status, and the answer to it. */
interface TicketCommandTable {
  id: Id;
  ticket_id: number;
  /** Null where a status said it. */
  note_id: number | null;
  member: string;
  asked: string;
  at: Date;
  outcome: 'allowed' | 'partly' | 'refused';
  answer: string;
  /** By which the answer is found again in the ticket. */
  reference: string;
  answer_state: AnswerState;
  answer_looks: Generated<number>;
  answer_failures: Generated<number>;
  answer_due_at: Date | null;
  answered_at: Date | null;
  problem: Json<Problem | null>;
}

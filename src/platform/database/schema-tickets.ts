import type { Generated } from 'kysely';
import type { Problem } from '../values/problem.ts';
import type { Id, Json } from './schema-columns.ts';

/** The tables of tickets, and of everything that Picket does with them. */
export interface TicketSchema {
  ticket: TicketTable;
  ticket_attempt: TicketAttemptTable;
  ticket_operation: TicketOperationTable;
  test_ticket: TestTicketTable;
  routing_rule: RoutingRuleTable;
  ticket_sync: TicketSyncTable;
  callback_message: CallbackMessageTable;
  ticket_notes: TicketNotesTable;
  ticket_command: TicketCommandTable;
  ticket_device: TicketDeviceTable;
  device_pin: DevicePinTable;
  ticket_default: TicketDefaultTable;
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
  /** The fields that the ticket is sent without, since ConnectWise refused them: `contact`, `agreement`, `site`. */
  left_out: Generated<string[]>;
  /** The content of the last POST. */
  content: Json<Record<string, unknown> | null>;
  /** For a roll-up: the incidents that `content` names. */
  names: Json<number[] | null>;
  attempts: Generated<number>;
  searches: Generated<number>;
  /** The process that made these searches. They are planned by its clock. */
  searched_by: string | null;
  /** When a worker takes the ticket next; null if there is nothing to do. */
  next_attempt_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  connectwise_id: number | null;
  url: string | null;
  /** The routing rule that was applied to the last request; null if none was. */
  routing: Json<TicketRouting | null>;
  /** Whether the reference was on the ticket when it was read back; null until then. */
  reference_survived: boolean | null;
  problem: Json<Problem | null>;
  queued_at: Date;
  /** When the last POST may have left; null if none did. */
  sent_at: Date | null;
  created_at: Date | null;
  /**
   * What ConnectWise reported when the ticket was last read; null until then. A merged ticket has the values of its
   * parent.
   */
  life: TicketLife | null;
  status_name: string | null;
  board_name: string | null;
  /** The company of the ticket now; a person may have moved it. */
  connectwise_company_id: number | null;
  connectwise_company_name: string | null;
  closed_at: Date | null;
  merged_into: number | null;
  /** Since when ConnectWise answers that it does not exist. One such answer is not enough to count as deleted. */
  missing_since: Date | null;
  /** Why the ticket could not be read in ConnectWise, and since when; null if the last reading succeeded. */
  read_problem: Json<Problem | null>;
  read_problem_since: Date | null;
  read_at: Date | null;
  /** When the ticket is next read by id; null if that is not needed. */
  read_due_at: Date | null;
  /** The Company ID of the ConnectWise that has the ticket, if the connection now leads to another one. */
  elsewhere: string | null;
  /** The state of the incident that ConnectWise was last informed of, and when. */
  told: Json<ReportedState | null>;
  told_at: Date | null;
}

/** The state of an incident at a time, with what later detections can add to. */
export interface ReportedState {
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
  /** The position of the rule; rules are tried in this order. */
  position: number;
  name: string;
  enabled: boolean;
  matches: Json<unknown>;
  destination: Json<unknown>;
  /** Set while the rule is known to be invalid in ConnectWise. */
  problem: Json<Problem | null>;
  problem_since: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** The rule that matched the ticket, with its name at that time, and why it was not followed if it was not. */
export interface TicketRouting {
  readonly ruleId: number;
  readonly rule: string;
  readonly problem: Problem | null;
}

export type OperationState = 'queued' | 'sending' | 'unknown' | 'done' | 'refused' | 'withdrawn';

/** A follow-up: something to do with an existing ticket. */
interface TicketOperationTable {
  id: Id;
  ticket_id: number;
  kind: 'reopen' | 'note' | 'attach' | 'link' | 'close';
  state: OperationState;
  /** For a closing: which of its two writes may have been sent last. */
  step: 'note' | 'status' | null;
  /** The marker by which a note is found again in its ticket. */
  reference: string;
  /** The note as it was last sent, or the name of the status into which the ticket was reopened. */
  content: string | null;
  /** For a note: the state of the incident that it reports. For a closing: its state when the closing began. */
  told: Json<ReportedState | null>;
  /** For a note on a roll-up's ticket: the incidents that `content` names. */
  names: Json<number[] | null>;
  /** Consecutive failures, for the back-off. */
  failures: Generated<number>;
  looks: Generated<number>;
  /** The process that made these searches. They are planned by its clock. */
  searched_by: string | null;
  next_attempt_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  problem: Json<Problem | null>;
  queued_at: Date;
  sent_at: Date | null;
  done_at: Date | null;
}

export type DeviceState =
  | 'waiting'
  | 'sending'
  | 'unknown'
  | 'linked'
  | 'no_match'
  | 'several'
  | 'failed'
  | 'unlinked';

/** A device of a ticket, and its configuration in ConnectWise. */
interface TicketDeviceTable {
  id: Id;
  ticket_id: number;
  device: string;
  state: DeviceState;
  configuration_id: number | null;
  configuration_name: string | null;
  /** How it was found: `name`, `serial`, `address`; or who chose it: `pin`, `person`. */
  found_by: string | null;
  /** A configuration that must be removed from the ticket first. */
  remove_id: number | null;
  /** The matching configurations, if the state is `several`. */
  candidates: Json<{ id: number; name: string }[] | null>;
  problem: Json<Problem | null>;
  chosen_by: string | null;
  changed_at: Date;
}

/** A configuration that a person chose for a device of a company, for later incidents. */
interface DevicePinTable {
  id: Id;
  company_id: number;
  /** In lower case, without a domain before it. */
  device: string;
  connectwise_company_id: number;
  configuration_id: number;
  configuration_name: string;
  pinned_by: string;
  pinned_at: Date;
}

interface NamedInConnectWise {
  id: number;
  name: string;
}

/** The contact, agreement and site that the tickets of a company get in ConnectWise. */
interface TicketDefaultTable {
  company_id: number;
  /** The values belong to this ConnectWise company. They do not apply if the company is mapped to another one. */
  connectwise_company_id: number;
  agreement: Json<NamedInConnectWise | null>;
  site: Json<NamedInConnectWise | null>;
  contact: Json<NamedInConnectWise | null>;
  /** Set while ConnectWise refuses one of them. */
  problem: Json<Problem | null>;
  changed_at: Date;
}

interface TestTicketTable {
  /** Chosen by the caller: the same value again means the same ticket. */
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

/** One row: which worker reads changed tickets, from when, and when next. */
interface TicketSyncTable {
  id: number;
  /** A time of ConnectWise's clock: all earlier changes were read. */
  cursor: Date | null;
  next_at: Date;
  locked_by: string | null;
  locked_until: Date | null;
  last_success_at: Date | null;
  problem: Json<Problem | null>;
  problem_since: Date | null;
}

interface CallbackMessageTable {
  /** ConnectWise's MessageId. */
  id: string;
  received_at: Date;
}

/** How far the notes of a ticket were read. */
interface TicketNotesTable {
  ticket_id: number;
  /** By ConnectWise's clock: the last known change, the status after it, and its author. */
  changed_at: Date | null;
  status_id: number | null;
  changed_by: string | null;
  /** The status that Picket last acted on. */
  acted_status_id: number | null;
  last_note_id: Generated<number>;
  due_at: Date | null;
  /** False until the notes were read a second time after a change. */
  settled: Generated<boolean>;
  failures: Generated<number>;
  problem: Json<Problem | null>;
  locked_by: string | null;
  locked_until: Date | null;
}

export type AnswerState = 'due' | 'sending' | 'unknown' | 'answered' | 'impossible' | 'none';

/** A request of a technician by a note or a status, and the answer. */
interface TicketCommandTable {
  id: Id;
  ticket_id: number;
  /** Null if the command came from a status. */
  note_id: number | null;
  member: string;
  asked: string;
  at: Date;
  outcome: 'allowed' | 'partly' | 'refused';
  answer: string;
  /** The marker by which the answer is found again in the ticket. */
  reference: string;
  answer_state: AnswerState;
  answer_looks: Generated<number>;
  /** The process that made these searches. They are planned by its clock. */
  answer_searched_by: string | null;
  answer_failures: Generated<number>;
  answer_due_at: Date | null;
  answered_at: Date | null;
  problem: Json<Problem | null>;
}

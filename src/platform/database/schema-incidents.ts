import type { Generated, GeneratedAlways } from 'kysely';
import type { Problem } from '../values/problem.ts';
import type { Id, Json } from './schema-columns.ts';

/** The tables of detections and incidents, and of silences, accepted risks and windows. */
export interface IncidentSchema {
  incident: IncidentTable;
  detection: DetectionTable;
  detection_tally: DetectionTallyTable;
  incident_event: IncidentEventTable;
  suppression: SuppressionTable;
  maintenance_window: MaintenanceWindowTable;
  bulk_action: BulkActionTable;
}

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'informational';

interface IncidentTable {
  id: Id;
  company_id: number;
  key: string;
  /** Every kind but `detections` is a roll-up: it has no detections, but covers incidents that have. */
  kind: Generated<'detections' | 'storm' | 'digest' | 'late'>;
  /** The roll-up whose ticket covers this incident, and since when. */
  covered_by: number | null;
  covered_at: Date | null;
  /** When a roll-up stopped accepting incidents. */
  ended_at: Date | null;
  /** When a ticket or note of that roll-up in ConnectWise first named this incident; null if none did yet. */
  named_at: Date | null;
  /** When a storm's roll-up stopped accepting incidents while the storm continues: the next roll-up accepts more. */
  sealed_at: Date | null;
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
  /** The severity by the rules, from the last change of the incident or of the rules. */
  severity: Generated<Severity>;
  decision: 'create' | 'append' | 'reopen' | 'hold' | 'skip';
  decision_reason: string;
  decided_at: Date;
  /** When the incident is decided again; null if only a change causes that. */
  decide_at: Date | null;
  /**
   * Details of the decision: who, until when, or which part of the reason applies; null if the reason says
   * everything.
   */
  decision_note: string | null;
  /**
   * When a planned hold (a silence, a maintenance window) ended: the limit for other holds counts from then.
   */
  released_at: Date | null;
  /**
   * `ask`, `new-only`: a person's change may release the incident, without or with that choice. `awaiting`: a person
   * must confirm. `passed`: it was released with few others, at `gated_at`.
   */
  release_gate: 'ask' | 'new-only' | 'awaiting' | 'passed' | null;
  gated_at: Date | null;
  /** Set while a person's skip is in force. */
  skipped_at: Date | null;
  skipped_by: string | null;
  skip_note: string | null;
  /** The hour of `last_seen_at`, and the power of four below the count: the first sort key of lists. */
  last_seen_hour: GeneratedAlways<Date>;
  detection_magnitude: GeneratedAlways<number>;
}

/** What the source reports about the domain (age, registrar, categories, lists); fields may be missing. */
export interface DetectionFacts {
  readonly domainAgeDays?: number;
  readonly registrar?: string;
  readonly categories?: readonly string[];
  readonly lists?: readonly string[];
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
  /** The signed-in user: a login or an e-mail address. */
  user_name: string | null;
  query_type: string | null;
  policy: string | null;
  threat_level: string | null;
  /** What the source reports about the domain, as JSON; null if nothing. */
  facts: Json<DetectionFacts | null>;
  /** When its source reported that it ended. */
  over_at: Date | null;
}

/** Hourly counts of the detections of one source, by one of their properties. */
interface DetectionTallyTable {
  id: Id;
  source_id: number;
  kind: 'company' | 'domain' | 'reason' | 'device';
  hour: Date;
  /** A company id, a registrable domain, a block reason, or a device name or address. */
  value: string;
  count: number;
}

interface IncidentEventTable {
  id: Id;
  incident_id: number;
  at: Date;
  kind: string;
  message: string;
  details: Json<Record<string, unknown> | null>;
}

/** The conditions of a silence or an accepted risk. */
interface StoredMatchers {
  companyIds: number[];
  domains: string[];
  devices: string[];
  reasons: string[];
  verdicts: string[];
  severities: Severity[];
}

/** A silence or an accepted risk. Never deleted: it must stay possible to find out who suppressed what. */
interface SuppressionTable {
  id: Id;
  kind: 'silence' | 'acceptance';
  matchers: Json<StoredMatchers>;
  comment: string;
  starts_at: Date;
  /** Null if it has no end. */
  ends_at: Date | null;
  /** The incident whose risk was accepted. */
  incident_id: number | null;
  created_at: Date;
  created_by: string;
  /** Set if it was ended early. */
  ended_at: Date | null;
  ended_by: string | null;
}

/** When a maintenance window is open. */
type StoredSchedule =
  | { kind: 'once'; startsAt: string; endsAt: string }
  | {
      kind: 'weekly';
      days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
      from: string;
      to: string;
      timeZone: string;
    };

interface MaintenanceWindowTable {
  id: Id;
  name: string;
  /** Empty means every company. */
  company_ids: Json<number[]>;
  schedule: Json<StoredSchedule>;
  created_at: Date;
  created_by: string;
}

/**
 * What a person did with several incidents at once. Kept for a short time: only a repeated request and an undo read it.
 */
interface BulkActionTable {
  id: Id;
  /** Chosen by the caller: the same key from the same actor means the same action. */
  key: string;
  /** The id of the actor, as `token:3`. */
  actor: string;
  made_by: string;
  made_at: Date;
  asked: Json<Record<string, unknown>>;
  results: Json<StoredOutcome[]>;
  undone_by: string | null;
  undone_at: Date | null;
  undo_results: Json<StoredOutcome[]>;
}

/** The result for one incident. */
export interface StoredOutcome {
  incidentId: number;
  /** Why nothing was done; null if it was done. */
  problem: Problem | null;
  /** The silence, accepted risk or entry of the allow list that the action created for it. */
  madeId: number | null;
}

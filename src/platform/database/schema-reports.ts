import type { Generated } from 'kysely';
import type { Problem } from '../values/problem.ts';
import type { Id, Json } from './schema-columns.ts';

/** The tables of reports that are sent by schedule. */
export interface ReportSchema {
  report_schedule: ReportScheduleTable;
  report_delivery: ReportDeliveryTable;
}

interface ReportScheduleTable {
  id: Id;
  name: string;
  enabled: Generated<boolean>;
  /** Null for all companies together. */
  company_id: number | null;
  plan: Json<unknown>;
  delivery: Json<unknown>;
  /** When the next report is due; null while it is off. */
  next_at: Date | null;
  last_sent_at: Date | null;
  problem: Json<Problem | null>;
  problem_since: Date | null;
  created_at: Date;
  created_by: string;
  updated_at: Date;
}

export type ReportDeliveryState = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown';

/** The outbox: one report of one period. */
interface ReportDeliveryTable {
  id: Id;
  schedule_id: number;
  test: boolean;
  period: string;
  reference: string;
  state: ReportDeliveryState;
  attempts: Generated<number>;
  /** Searches for the ticket after a lost answer. */
  looks: Generated<number>;
  /** The process that goes on with these searches. */
  searched_by: string | null;
  next_attempt_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  problem: Json<Problem | null>;
  connectwise_id: number | null;
  url: string | null;
  queued_at: Date;
  started_at: Date | null;
  sent_at: Date | null;
}

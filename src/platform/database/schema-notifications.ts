import type { Generated } from 'kysely';
import type { Problem } from '../values/problem.ts';
import type { Id, Json } from './schema-columns.ts';

/** The tables of notifications. */
export interface NotificationSchema {
  notification_channel: ChannelTable;
  notification_condition: ConditionTable;
  notification_told: ToldTable;
  notification: MessageTable;
}

interface ChannelTable {
  id: Id;
  kind: string;
  name: string;
  enabled: Generated<boolean>;
  /** The settings of the channel that are not secret. */
  config: Json<Record<string, unknown>>;
  /** JSON, encrypted by the keyring with context `notification_channel.secret`. */
  secret: string;
  /** The events that it reports, each with how many minutes it must last. */
  events: Json<Record<string, number>>;
  /** The weekly hours without messages; null if there are none. */
  quiet: Json<unknown>;
  most_per_hour: number;
  /** Why the last message could not be delivered; null if it was. */
  problem: Json<Problem | null>;
  problem_since: Date | null;
  last_sent_at: Date | null;
  created_at: Date;
  created_by: string;
  updated_at: Date;
}

/** A condition that needs attention, from when it was first seen until it ends. */
interface ConditionTable {
  id: Id;
  code: string;
  /** The object of the condition: `source:3`. Empty for a code that has at most one. */
  subject: string;
  severity: string;
  what: string;
  hint: string;
  link: string;
  count: number | null;
  /** The highest id of what the condition counts. */
  newest: number | null;
  /** How often the count has grown. */
  growth: Generated<number>;
  began_at: Date;
  /** When a node last saw it. */
  seen_at: Date;
  ended_at: Date | null;
}

/** What a channel has reported of a condition. */
interface ToldTable {
  channel_id: number;
  condition_id: number;
  growth: number;
  told_at: Date;
  end_told_at: Date | null;
}

/** A message to send, or one that was sent. */
interface MessageTable {
  id: Id;
  channel_id: number;
  kind: 'news' | 'test';
  content: Json<Record<string, unknown>>;
  state: 'queued' | 'sent' | 'failed';
  attempts: Generated<number>;
  next_attempt_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  problem: Json<Problem | null>;
  queued_at: Date;
  sent_at: Date | null;
}

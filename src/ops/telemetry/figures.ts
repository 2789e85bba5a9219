import { type Kysely, sql } from 'kysely';
import { type ConnectionHealth, connectionHealth } from '../../connectwise/connection/connection.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { listSources } from '../../sources/store.ts';

/** Figures from the database, which are equal on all nodes. */
export interface Figures {
  readonly held: readonly { readonly reason: string; readonly count: number; readonly oldest: Date }[];
  readonly sources: readonly SourceFigures[];
  readonly connection: ConnectionHealth['state'];
  /** The due time of the item that has waited longest, by kind of work; null if none is due. */
  readonly due: Readonly<Record<DueWork, Date | null>>;
  readonly databaseBytes: number;
  readonly channels: readonly { readonly name: string; readonly isFailing: boolean }[];
}

interface SourceFigures {
  readonly name: string;
  readonly lastSuccessAt: Date | null;
  readonly lastDetectionAt: Date | null;
  /** Whether Picket polls it, so that it can be late. */
  readonly isPolled: boolean;
  readonly isFailing: boolean;
}

export const dueWork = ['decide', 'deliver', 'follow_up', 'poll', 'notify'] as const;
export type DueWork = (typeof dueWork)[number];

const mostSources = 1000;

export async function loadFigures(db: Kysely<Schema>): Promise<Figures> {
  const sources = (await listSources(db, mostSources)).filter(({ enabled }) => enabled);
  return {
    held: await loadHeld(db),
    sources: sources.map((row) => ({
      name: row.name,
      lastSuccessAt: row.last_success_at,
      lastDetectionAt: row.last_detection_at,
      isPolled: row.next_poll_at !== null,
      isFailing: row.problem !== null,
    })),
    connection: (await loadSetting(db, connectionHealth)).state,
    due: await loadDue(db),
    databaseBytes: await loadSize(db),
    channels: await loadChannels(db),
  };
}

async function loadHeld(db: Kysely<Schema>): Promise<Figures['held']> {
  const { rows } = await sql<Figures['held'][number]>`
    select decision_reason as reason, count(*)::int as count, min(decided_at) as oldest
    from incident where state = 'open' and decision = 'hold' group by 1 order by 1
  `.execute(db);
  return rows;
}

/** Leased work is in progress, and not waiting. */
async function loadDue(db: Kysely<Schema>): Promise<Figures['due']> {
  const { rows } = await sql<Figures['due']>`
    select
      (select min(decide_at) from incident where state = 'open') as decide,
      (select min(next_attempt_at) from ticket where locked_until is null) as deliver,
      (select min(next_attempt_at) from ticket_operation where locked_until is null) as follow_up,
      (select min(next_poll_at) from source where enabled and locked_until is null) as poll,
      (select min(next_attempt_at) from notification where locked_until is null) as notify
  `.execute(db);
  return rows[0] ?? { decide: null, deliver: null, follow_up: null, poll: null, notify: null };
}

async function loadSize(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select pg_database_size(current_database())::bigint as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
}

async function loadChannels(db: Kysely<Schema>): Promise<Figures['channels']> {
  const rows = await db
    .selectFrom('notification_channel')
    .select(['name', 'problem'])
    .where('enabled', '=', true)
    .orderBy('id')
    .execute();
  return rows.map(({ name, problem }) => ({ name, isFailing: problem !== null }));
}

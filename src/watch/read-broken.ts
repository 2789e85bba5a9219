import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { connectionHealth } from '../settings/connection.ts';
import { recurrenceSettings } from '../settings/recurrence-settings.ts';
import { type Capability, mayDo, rights } from '../settings/rights.ts';
import { readSettings } from '../settings/store.ts';
import { ticketService } from '../settings/ticket-service.ts';

/** What is known to be broken at the moment, and so is checked more often than the rest. */
export interface Broken {
  readonly connection: boolean;
  /** A right is missing that a setting asks for. */
  readonly rights: boolean;
  readonly ticketService: boolean;
  readonly routing: boolean;
  readonly mappings: boolean;
}

export async function readBroken(db: Kysely<Schema>): Promise<Broken> {
  const set = await readSettings(db, {
    health: connectionHealth,
    known: rights,
    recurrence: recurrenceSettings,
    service: ticketService,
  });
  const { rows } = await sql<{ routing: boolean; mappings: boolean }>`
    select exists (select from routing_rule where enabled and problem is not null) as routing,
      exists (select from mapping where problem is not null) as mappings
  `.execute(db);
  const wanted: Capability[] = [
    ...(set.recurrence.notes ? (['notes'] as const) : []),
    ...(set.recurrence.onRecurrence === 'reopen' ? (['reopening'] as const) : []),
  ];
  return {
    connection: set.health.state === 'refused' || set.health.state === 'unreachable',
    rights: set.known.checkedAt === null || wanted.some((one) => !mayDo(set.known, one)),
    ticketService: set.service.problem !== null,
    routing: rows[0]?.routing ?? false,
    mappings: rows[0]?.mappings ?? false,
  };
}

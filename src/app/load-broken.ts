import { type Kysely, sql } from 'kysely';
import { connectionHealth } from '../connectwise/connection/connection.ts';
import { type Capability, mayDo, rights } from '../connectwise/connection/rights.ts';
import { catchAll } from '../connectwise/services/catch-all.ts';
import { closesAnything, closingSettings } from '../connectwise/services/closing-settings.ts';
import { ticketService } from '../connectwise/services/ticket-service.ts';
import { areFieldsBroken } from '../connectwise/services/watch-custom-fields.ts';
import { recurrenceSettings } from '../incidents/recurrence-settings.ts';
import type { Schema } from '../platform/database/schema.ts';
import { loadSettings } from '../platform/settings/store.ts';

/** The parts that are known to be broken, and so are checked more often. */
export interface Broken {
  readonly connection: boolean;
  /** A right that a setting needs is missing. */
  readonly rights: boolean;
  readonly ticketService: boolean;
  readonly routing: boolean;
  readonly mappings: boolean;
  readonly customFields: boolean;
}

export async function loadBroken(db: Kysely<Schema>): Promise<Broken> {
  const set = await loadSettings(db, {
    health: connectionHealth,
    known: rights,
    recurrence: recurrenceSettings,
    service: ticketService,
    closing: closingSettings,
  });
  const { rows } = await sql<{ routing: boolean; mappings: boolean }>`
    select exists (select from routing_rule where enabled and problem is not null) as routing,
      exists (select from mapping where problem is not null)
        or exists (select from setting where name = ${catchAll.name} and value -> 'company' -> 'problem' <> 'null') as mappings
  `.execute(db);
  const wanted: Capability[] = [
    ...(set.recurrence.notes ? (['notes'] as const) : []),
    ...(set.recurrence.onRecurrence === 'reopen' ? (['reopening'] as const) : []),
    ...(closesAnything(set.closing) ? (['closing'] as const) : []),
    ...(closesAnything(set.closing) && !set.closing.evenIfTouched ? (['time'] as const) : []),
  ];
  return {
    // A connection that was saved and not tried yet is tried as soon.
    connection: set.health.state !== 'ok' && set.health.state !== 'unconfigured',
    rights: set.known.checkedAt === null || wanted.some((one) => !mayDo(set.known, one)),
    ticketService: set.service.problem !== null,
    routing: rows[0]?.routing ?? false,
    mappings: rows[0]?.mappings ?? false,
    customFields: await areFieldsBroken(db),
  };
}

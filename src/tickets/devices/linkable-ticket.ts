import type { Kysely } from 'kysely';
import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import type { Incident } from '../../incidents/incident.ts';
import { toIncident } from '../../incidents/store.ts';
import { type CompanyScope, sees } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { TicketRow } from '../record/store.ts';
import { linkSettings } from './link-settings.ts';

export interface Linkable {
  readonly incident: Incident;
  /** Its last ticket in ConnectWise. */
  readonly ticket: TicketRow | null;
  readonly state: 'on' | 'off' | 'not_permitted' | 'no_ticket';
}

/** An incident in the caller's scope, and whether its ticket can be linked; null if there is no such incident. */
export async function loadLinkable(
  db: Kysely<Schema>,
  incidentId: number,
  companies: CompanyScope,
): Promise<Linkable | null> {
  const row = await db.selectFrom('incident').selectAll().where('id', '=', incidentId).executeTakeFirst();
  if (row === undefined || !sees(companies, row.company_id)) return null;
  const incident = toIncident(row);
  const ticket = await db
    .selectFrom('ticket')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .where('state', '=', 'created')
    .orderBy('recurrence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { incident, ticket: ticket ?? null, state: await stateOf(db, incident, ticket) };
}

async function stateOf(
  db: Kysely<Schema>,
  { kind }: Incident,
  ticket: TicketRow | undefined,
): Promise<Linkable['state']> {
  if (!(await loadSetting(db, linkSettings)).configurations) return 'off';
  if (!mayDo(await loadSetting(db, rights), 'configurations')) return 'not_permitted';
  return ticket === undefined || ticket.elsewhere !== null || kind !== 'detections' ? 'no_ticket' : 'on';
}

/** The company of a ticket in ConnectWise as last read, or else as sent. */
export function companyOfTicket({ connectwise_company_id: read, content }: TicketRow): number | null {
  return read ?? (typeof content?.companyId === 'number' ? content.companyId : null);
}

import type { Kysely } from 'kysely';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import { type CatchAll, catchAll } from '../../connectwise/services/catch-all.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import { allowedBy } from '../../decisions/allowed.ts';
import type { Circumstances, Decision } from '../../decisions/decide.ts';
import { type RollUpSettings, rollUpSettings } from '../../decisions/roll-up-settings.ts';
import { limitsStorms, noLoad } from '../../decisions/storm.ts';
import type { Incident } from '../../incidents/incident.ts';
import { incidentSettings } from '../../incidents/incident-settings.ts';
import { lockDeciding } from '../../incidents/lock-deciding.ts';
import { recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import { severitySettings } from '../../incidents/severity-settings.ts';
import { loadReached } from '../../noise/load-reached.ts';
import { loadNoise } from '../../noise/store.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSettings } from '../../platform/settings/store.ts';
import { timeZoneSetting } from '../../platform/settings/time-zone.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { loadAllowed } from '../allow-list/store.ts';
import { type IncidentTicket, loadTickets } from '../record/load-tickets.ts';
import { countCovered } from '../roll-ups/load-covered.ts';
import { loadRollUps } from '../roll-ups/load-roll-ups.ts';
import { loadTicketLoads, type TicketLoads } from '../roll-ups/ticket-loads.ts';
import { type CompanyRulesNow, companyRulesAt } from './company-rules.ts';

/** A mapping with the fields that delivery needs. */
export interface MappedCompany {
  readonly connectWiseCompanyId: number;
  readonly problem: Problem | null;
  /** It is the ConnectWise company for companies without a mapping: the ticket names the real company. */
  readonly isCatchAll: boolean;
}

/** The circumstances of one incident, with what composing its ticket needs. */
export type IncidentCircumstances = Circumstances & {
  readonly mapping: MappedCompany | null;
  readonly company: CompanyRulesNow;
  readonly ticket: IncidentTicket | null;
};

/** Returns the circumstances of each incident of a batch at the time of the call. */
export interface BatchCircumstances {
  (incident: Incident): IncidentCircumstances;
  /** Includes the decision about one incident in the counts for the next ones. */
  note(incident: Incident, decision: Decision): void;
}

/** Reads what the decisions about these incidents depend on, once for all of them. */
export async function loadCircumstances(
  tx: Kysely<Schema>,
  incidents: readonly Incident[],
  now: Date,
): Promise<BatchCircumstances> {
  const set = await loadSettings(tx, {
    settings: incidentSettings,
    service: ticketService,
    connection: connectionHealth,
    recurrence: recurrenceSettings,
    severities: severitySettings,
    rights,
    rollUps: rollUpSettings,
    timeZone: timeZoneSetting,
    catchAll,
  });
  const { settings, service, connection, rollUps, timeZone } = set;
  const mappings = await loadMappings(tx, incidents);
  const catchAllNow = toMapped(set.catchAll);
  const companyAt = await companyRulesAt(tx, [...new Set(incidents.map(({ companyId }) => companyId))]);
  const tickets = await loadTickets(tx, incidents);
  const again = { settings: set.recurrence, mayReopen: mayDo(set.rights, 'reopening') };
  const noise = await loadNoise(tx, set.severities, now);
  const reached = await loadReached(tx, incidents, noise, settings);
  const allowed = await loadAllowed(tx, incidents, now);
  const covers = await countCovered(tx, incidents);
  const rollUpsNow = await loadRollUps(tx, incidents);
  const loads = await loadLoads(tx, incidents, { tickets, rollUps }, now);
  const of = (incident: Incident): IncidentCircumstances => ({
    now,
    settings,
    service,
    connection,
    mapping: mappings.get(incident.companyId) ?? catchAllNow,
    company: companyAt(incident.companyId, now),
    ticket: tickets.get(incident.id)?.ticket ?? null,
    recurrence: { ...again, lastAt: tickets.get(incident.id)?.recurredAt ?? null },
    noise,
    thresholdReached: reached.get(incident.id) ?? null,
    allowed: allowedBy(incident, allowed),
    rollUps,
    load: loads?.of(incident.companyId) ?? noLoad,
    covers: covers.get(incident.id) ?? null,
    rollUp: rollUpsNow.get(incident.id) ?? null,
    timeZone,
  });
  return Object.assign(of, {
    note(incident: Incident, { reason }: Decision) {
      if (reason === 'storm') loads?.covered(incident.companyId);
      const ticket = tickets.get(incident.id)?.ticket;
      if (reason === 'due' && ticket?.state !== 'queued') loads?.queued(incident, ticket?.id ?? null);
    },
  });
}

const isWithdrawn = ({ state }: IncidentTicket) => state === 'withdrawn';

/** The counts for storm control; null if none of these incidents can get a ticket now, or no limit is set. */
async function loadLoads(
  tx: Kysely<Schema>,
  incidents: readonly Incident[],
  {
    tickets,
    rollUps,
  }: {
    readonly tickets: ReadonlyMap<number, { readonly ticket: IncidentTicket }>;
    readonly rollUps: RollUpSettings;
  },
  now: Date,
): Promise<TicketLoads | null> {
  const mayBeDue = incidents.filter(({ id, coveredBy }) => {
    const ticket = tickets.get(id)?.ticket;
    if (coveredBy !== null) return false;
    return (
      ticket === undefined || ticket.state === 'withdrawn' || (ticket.state === 'created' && !ticket.open)
    );
  });
  if (mayBeDue.length === 0) return null;
  // A caller that decides only a roll-up has it locked, and the holder of the advisory lock may wait for it. So the
  // advisory lock cannot be taken now.
  if (mayBeDue.some(({ kind }) => kind === 'detections')) await lockDeciding(tx);
  if (!limitsStorms(rollUps) && mayBeDue.every(({ kind }) => kind === 'detections')) return null;
  const held = mayBeDue.flatMap(({ id }) => tickets.get(id)?.ticket ?? []).filter(isWithdrawn);
  return loadTicketLoads(
    tx,
    now,
    held.map(({ id }) => id),
  );
}

const toMapped = ({ company }: CatchAll): MappedCompany | null =>
  company && {
    connectWiseCompanyId: company.connectwiseCompanyId,
    problem: company.problem,
    isCatchAll: true,
  };

async function loadMappings(tx: Kysely<Schema>, incidents: readonly Incident[]) {
  const rows = await tx
    .selectFrom('mapping')
    .select(['company_id', 'connectwise_company_id', 'problem'])
    .where('company_id', 'in', [...new Set(incidents.map((incident) => incident.companyId))])
    .execute();
  return new Map(
    rows.map((row): [number, MappedCompany] => [
      row.company_id,
      { connectWiseCompanyId: row.connectwise_company_id, problem: row.problem, isCatchAll: false },
    ]),
  );
}

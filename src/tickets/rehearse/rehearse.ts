import { type Kysely, sql } from 'kysely';
import { catchAll } from '../../connectwise/services/catch-all.ts';
import { listRules } from '../../connectwise/services/store.ts';
import { allowedBy } from '../../decisions/allowed.ts';
import type { RollUpSettings } from '../../decisions/roll-up-settings.ts';
import { loadSeenFacts } from '../../detections/seen-facts.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { IncidentSettings } from '../../incidents/incident-settings.ts';
import type { SeveritySettings } from '../../incidents/severity-settings.ts';
import { incidentsOpenedSince } from '../../incidents/store.ts';
import { loadReached } from '../../noise/load-reached.ts';
import { noiseNow } from '../../noise/noise-now.ts';
import { loadActiveSuppressions, loadWindows, openWindows } from '../../noise/store.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { TicketState } from '../../platform/database/schema-tickets.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { loadAllowed } from '../allow-list/store.ts';
import { composeText } from '../compose/compose-text.ts';
import { ticketText } from '../compose/ticket-text.ts';
import { companyRulesAt } from '../due/company-rules.ts';
import { nextSteps } from '../next-steps/next-steps.ts';
import { holdForFields } from './hold-for-fields.ts';
import { type RehearsalResult, type RehearsedCompany, rehearsal } from './rehearsal.ts';

export interface RehearsalExample {
  readonly incidentId: number;
  readonly openedAt: string;
  readonly companyId: number;
  readonly companyName: string;
  /** The ConnectWise company of the ticket. */
  readonly connectwiseCompany: string;
  readonly summary: string;
}

export type Rehearsed = RehearsalResult & { readonly examples: RehearsalExample[] };

interface Supposed {
  readonly since: Date;
  readonly settings: IncidentSettings;
  readonly rollUps: RollUpSettings;
  readonly severity: SeveritySettings;
  /** Silences, accepted risks and the allow list as of this time; maintenance windows as they were then. */
  readonly now: Date;
  readonly timeZone: string;
}

/** How many incidents are in memory at a time. */
const batchSize = 1000;
const mostExamples = 20;

/**
 * The result for the incidents opened since then, see {@link rehearsal}. They are read oldest first, in batches, for
 * any number. It changes nothing.
 */
export async function rehearse(
  db: Kysely<Schema>,
  { since, settings, rollUps, severity, now, timeZone }: Supposed,
): Promise<Rehearsed> {
  const text = await loadSetting(db, ticketText);
  const openAt = openWindows(await loadWindows(db));
  const noise = noiseNow(severity, { suppressions: await loadActiveSuppressions(db, now) });
  const rules = await listRules(db);
  const counting = rehearsal(
    { settings, rollUps, timeZone },
    (at) => ({ ...noise, windows: openAt(at) }),
    rules,
  );
  const companies = await loadCompanies(db, await companyRulesAt(db, 'all'));
  const steps = await loadSetting(db, nextSteps);
  const holding = await holdForFields(db, rules, timeZone);
  const unseen = (incident: Incident, company: NamedCompany, severity = noise.rate(incident)) => ({
    incident,
    companyName: company.name,
    sourceName: company.sourceName,
    timeZone,
    defangDomains: settings.defangDomains,
    severity,
    earlier: [],
    nextSteps: steps,
  });
  const recent: { incident: Incident; company: NamedCompany }[] = [];
  let last: Incident | undefined;
  do {
    const batch = await incidentsOpenedSince(db, since, batchSize, last?.id);
    const tickets = await loadTicketStates(db, batch);
    const reached = await loadReached(db, batch, noise, settings);
    const entries = await loadAllowed(db, batch, now);
    await holding.load(batch);
    for (const incident of batch) {
      const company = companies.get(incident.companyId);
      // The company was just deleted, with its incidents.
      if (company === undefined) continue;
      const due = counting.add(incident, {
        company,
        ticket: tickets.get(incident.id) ?? null,
        allowed: allowedBy(incident, entries),
        thresholdReached: reached.get(incident.id) ?? null,
        fieldHold: (severity) => holding.of(incident, severity, () => unseen(incident, company, severity)),
      });
      if (due) recent.push({ incident, company });
    }
    recent.splice(0, Math.max(0, recent.length - mostExamples));
    last = batch.length === batchSize ? batch.at(-1) : undefined;
  } while (last !== undefined);
  const examples: RehearsalExample[] = [];
  for (const { incident, company } of recent.reverse()) {
    const { words } = composeText(text, {
      ...unseen(incident, company),
      seen: await loadSeenFacts(db, incident.id),
    });
    examples.push({
      incidentId: incident.id,
      openedAt: incident.openedAt.toISOString(),
      companyId: company.id,
      companyName: company.name,
      connectwiseCompany: company.connectwiseCompany ?? '',
      summary: words.summary,
    });
  }
  return { ...counting.result(), examples };
}

interface NamedCompany extends RehearsedCompany {
  readonly sourceName: string;
  readonly connectwiseCompany: string | null;
}

async function loadCompanies(
  db: Kysely<Schema>,
  rulesAt: Awaited<ReturnType<typeof companyRulesAt>>,
): Promise<Map<number, NamedCompany>> {
  const { company: other } = await loadSetting(db, catchAll);
  const rows = await db
    .selectFrom('company')
    .innerJoin('source', 'source.id', 'company.source_id')
    .leftJoin('mapping', 'mapping.company_id', 'company.id')
    .select([
      'company.id',
      'company.name',
      'source.name as source',
      'mapping.connectwise_company_name as mapped',
      'mapping.problem',
    ])
    .execute();
  return new Map(
    rows.map((row): [number, NamedCompany] => [
      row.id,
      {
        id: row.id,
        name: row.name,
        sourceName: row.source,
        connectwiseCompany: row.mapped ?? other?.name ?? null,
        mapping: row.mapped === null ? other : { problem: row.problem },
        rulesAt: (at) => rulesAt(row.id, at),
      },
    ]),
  );
}

/** The state of the last ticket of each of these incidents; incidents without one are left out. */
async function loadTicketStates(
  db: Kysely<Schema>,
  incidents: readonly Incident[],
): Promise<Map<number, TicketState>> {
  const [oldest] = incidents;
  const newest = incidents.at(-1);
  if (newest === undefined || oldest === undefined) return new Map();
  const { rows } = await sql<{ incident_id: number; state: TicketState }>`
    select incident_id, state from ticket
    where incident_id between ${oldest.id} and ${newest.id} order by recurrence
  `.execute(db);
  return new Map(rows.map(({ incident_id, state }) => [incident_id, state]));
}

import { type Kysely, sql } from 'kysely';
import { bigintArray, textArray, textArrayRows, timestampArray } from '../database/arrays.ts';
import type { Schema } from '../database/schema.ts';
import type { IncidentSettings } from '../settings/incident-settings.ts';
import { type AttributedDetection, fold, growthId, type IncidentGrowth, mergeLists } from './fold.ts';
import { recordEvents } from './timeline.ts';
import { worseVerdict } from './verdict.ts';

interface OpenIncident {
  id: number;
  company_id: number;
  key: string;
  detection_count: number;
  first_seen_at: Date;
  last_seen_at: Date;
  verdict: string;
  reasons: string[];
  domains: string[];
  devices: string[];
  client_addresses: string[];
  policies: string[];
  decision: string;
  decision_reason: string;
}

/**
 * Folds new detections into incidents, opening what is not open yet, inside the caller's transaction.
 * The caller holds the source's lock, so that no other ingest touches these companies' incidents meanwhile.
 *
 * @returns the incident id of each detection, in order, and how many incidents were opened.
 */
export async function correlate(
  tx: Kysely<Schema>,
  batch: readonly AttributedDetection[],
  settings: IncidentSettings,
  now: Date,
): Promise<{ incidentIds: number[]; opened: number }> {
  const { growths, growthOf } = fold(batch, settings.grouping);
  const ids = new Map<string, number>();

  const open = await lockOpenIncidents(tx, [...growths.values()]);
  const grown: [OpenIncident, IncidentGrowth][] = [];
  const quiet: OpenIncident[] = [];
  for (const incident of open) {
    const id = growthId(incident.company_id, incident.key);
    const growth = growths.get(id);
    if (growth === undefined) continue;
    if (isOver(incident, growth, settings)) {
      quiet.push(incident);
    } else {
      grown.push([incident, growth]);
      ids.set(id, incident.id);
    }
  }
  if (quiet.length > 0) await closeQuiet(tx, quiet, now);
  if (grown.length > 0) await growIncidents(tx, grown, now);

  const fresh = [...growths.values()].filter((growth) => !ids.has(growthId(growth.companyId, growth.key)));
  if (fresh.length > 0) {
    for (const row of await openIncidents(tx, fresh, settings, now)) {
      ids.set(growthId(row.company_id, row.key), row.id);
    }
  }
  const incidentIds = growthOf.map((id) => {
    const incidentId = ids.get(id);
    if (incidentId === undefined)
      throw new Error('A detection was folded into an incident that is not there.');
    return incidentId;
  });
  return { incidentIds, opened: fresh.length };
}

/** Whether the incident had been quiet for so long that this detection is a new one. What is held never is. */
function isOver(incident: OpenIncident, growth: IncidentGrowth, settings: IncidentSettings): boolean {
  const quietMs = settings.quietAfterHours * 3_600_000;
  return (
    incident.decision !== 'hold' && growth.firstSeenAt.getTime() - incident.last_seen_at.getTime() > quietMs
  );
}

async function lockOpenIncidents(
  tx: Kysely<Schema>,
  growths: readonly IncidentGrowth[],
): Promise<OpenIncident[]> {
  // "no key update", so that a worker may write a timeline event (which references the incident) meanwhile.
  const { rows } = await sql<OpenIncident>`
    select i.id, i.company_id, i.key, i.detection_count, i.first_seen_at, i.last_seen_at, i.verdict, i.reasons,
           i.domains, i.devices, i.client_addresses, i.policies, i.decision, i.decision_reason
    from unnest(${bigintArray(growths.map((growth) => growth.companyId))},
                ${textArray(growths.map((growth) => growth.key))}) as g(company_id, key)
    join incident i on i.company_id = g.company_id and i.key = g.key and i.state = 'open'
    for no key update of i
  `.execute(tx);
  return rows;
}

async function closeQuiet(tx: Kysely<Schema>, incidents: readonly OpenIncident[], now: Date): Promise<void> {
  const ids = incidents.map((incident) => incident.id);
  await tx
    .updateTable('incident')
    .set({ state: 'closed', closed_at: now, closed_reason: 'quiet', decide_at: null })
    .where('id', 'in', ids)
    .execute();
  await recordEvents(
    tx,
    ids.map((id) => ({
      incidentId: id,
      at: now,
      kind: 'closed',
      message: 'Closed: nothing was seen for so long that the next detection is a new incident.',
    })),
  );
}

/**
 * Adds to incidents that are open. Most of them only count on, which is one narrow statement; those that have
 * something new to tell (a reason, a device, a worse verdict) are rewritten by another.
 */
async function growIncidents(
  tx: Kysely<Schema>,
  grown: readonly (readonly [OpenIncident, IncidentGrowth])[],
  now: Date,
): Promise<void> {
  await countOn(tx, grown);
  const changed = grown
    .map(([incident, growth]) => changeOf(incident, growth))
    .filter((change) => change !== null);
  if (changed.length > 0) await rewrite(tx, changed, now);
}

async function countOn(
  tx: Kysely<Schema>,
  grown: readonly (readonly [OpenIncident, IncidentGrowth])[],
): Promise<void> {
  await sql`
    update incident i set
      detection_count = i.detection_count + g.count,
      first_seen_at = least(i.first_seen_at, g.first_seen_at),
      last_seen_at = greatest(i.last_seen_at, g.last_seen_at)
    from unnest(
      ${bigintArray(grown.map(([incident]) => incident.id))},
      ${bigintArray(grown.map(([, growth]) => growth.count))},
      ${timestampArray(grown.map(([, growth]) => growth.firstSeenAt))},
      ${timestampArray(grown.map(([, growth]) => growth.lastSeenAt))}
    ) as g(id, count, first_seen_at, last_seen_at)
    where i.id = g.id
  `.execute(tx);
}

interface Change {
  readonly incident: OpenIncident;
  readonly verdict: string;
  readonly reasons: string[];
  readonly domains: string[];
  readonly devices: string[];
  readonly clientAddresses: string[];
  readonly policies: string[];
  readonly decideAgain: boolean;
}

/**
 * What growing changes besides the count; null when nothing. One whose facts changed (a worse verdict, a new reason)
 * is decided again, as is one that waits for its count; for the rest a detection changes nothing about the decision.
 */
function changeOf(incident: OpenIncident, growth: IncidentGrowth): Change | null {
  const change = {
    incident,
    verdict: worseVerdict(incident.verdict, growth.verdict),
    reasons: mergeLists(incident.reasons, growth.reasons),
    domains: mergeLists(incident.domains, growth.domains),
    devices: mergeLists(incident.devices, growth.devices),
    clientAddresses: mergeLists(incident.client_addresses, growth.clientAddresses),
    policies: mergeLists(incident.policies, growth.policies),
  };
  const worsened = change.verdict !== incident.verdict;
  const newReasons = change.reasons.length > incident.reasons.length;
  const longer =
    newReasons ||
    change.domains.length > incident.domains.length ||
    change.devices.length > incident.devices.length ||
    change.clientAddresses.length > incident.client_addresses.length ||
    change.policies.length > incident.policies.length;
  const undecided = incident.decision === 'hold' || incident.decision === 'skip';
  const counting = incident.decision_reason === 'below_threshold';
  // Waiting to group has its own time, which a further detection must not bring forward.
  const decideAgain =
    undecided && incident.decision_reason !== 'waiting_to_group' && (worsened || newReasons || counting);
  return longer || worsened || decideAgain ? { ...change, decideAgain } : null;
}

async function rewrite(tx: Kysely<Schema>, changes: readonly Change[], now: Date): Promise<void> {
  await sql`
    update incident i set
      verdict = g.verdict,
      reasons = g.reasons::text[],
      domains = g.domains::text[],
      devices = g.devices::text[],
      client_addresses = g.client_addresses::text[],
      policies = g.policies::text[],
      decide_at = case when g.decide_again = 1 then ${now}::timestamptz else i.decide_at end
    from unnest(
      ${bigintArray(changes.map((change) => change.incident.id))},
      ${textArray(changes.map((change) => change.verdict))},
      ${textArrayRows(changes.map((change) => change.reasons))},
      ${textArrayRows(changes.map((change) => change.domains))},
      ${textArrayRows(changes.map((change) => change.devices))},
      ${textArrayRows(changes.map((change) => change.clientAddresses))},
      ${textArrayRows(changes.map((change) => change.policies))},
      ${bigintArray(changes.map((change) => (change.decideAgain ? 1 : 0)))}
    ) as g(id, verdict, reasons, domains, devices, client_addresses, policies, decide_again)
    where i.id = g.id
  `.execute(tx);
  await recordEvents(
    tx,
    changes
      .filter((change) => change.verdict !== change.incident.verdict)
      .map((change) => ({
        incidentId: change.incident.id,
        at: now,
        kind: 'worsened',
        message: `The verdict worsened from "${change.incident.verdict}" to "${change.verdict}".`,
      })),
  );
}

async function openIncidents(
  tx: Kysely<Schema>,
  growths: readonly IncidentGrowth[],
  settings: IncidentSettings,
  now: Date,
): Promise<{ id: number; company_id: number; key: string }[]> {
  const decideAt = new Date(now.getTime() + settings.groupingWaitSeconds * 1000);
  const { rows } = await sql<{ id: number; company_id: number; key: string }>`
    insert into incident (company_id, key, registrable_domain, device, state, detection_count, first_seen_at,
      last_seen_at, opened_at, verdict, reasons, domains, devices, client_addresses, policies, decision,
      decision_reason, decided_at, decide_at)
    select company_id, key, registrable_domain, device, 'open', count, first_seen_at, last_seen_at, ${now}::timestamptz,
      verdict, reasons::text[], domains::text[], devices::text[], client_addresses::text[], policies::text[], 'hold',
      'waiting_to_group', ${now}::timestamptz, ${decideAt}::timestamptz
    from unnest(
      ${bigintArray(growths.map((growth) => growth.companyId))},
      ${textArray(growths.map((growth) => growth.key))},
      ${textArray(growths.map((growth) => growth.registrableDomain))},
      ${textArray(growths.map((growth) => growth.device))},
      ${bigintArray(growths.map((growth) => growth.count))},
      ${timestampArray(growths.map((growth) => growth.firstSeenAt))},
      ${timestampArray(growths.map((growth) => growth.lastSeenAt))},
      ${textArray(growths.map((growth) => growth.verdict))},
      ${textArrayRows(growths.map((growth) => [...growth.reasons]))},
      ${textArrayRows(growths.map((growth) => [...growth.domains]))},
      ${textArrayRows(growths.map((growth) => [...growth.devices]))},
      ${textArrayRows(growths.map((growth) => [...growth.clientAddresses]))},
      ${textArrayRows(growths.map((growth) => [...growth.policies]))}
    ) as g(company_id, key, registrable_domain, device, count, first_seen_at, last_seen_at, verdict, reasons, domains,
           devices, client_addresses, policies)
    returning id, company_id, key
  `.execute(tx);
  await recordEvents(
    tx,
    rows.map((row) => ({
      incidentId: row.id,
      at: now,
      kind: 'opened',
      message: `Opened. Decided in ${settings.groupingWaitSeconds} s, so that repeats gather first.`,
    })),
  );
  return rows;
}

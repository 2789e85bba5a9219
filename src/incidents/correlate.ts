import { type Kysely, sql } from 'kysely';
import { bigintArray, textArray, textArrayRows, timestampArray } from '../database/arrays.ts';
import type { Schema } from '../database/schema.ts';
import type { IncidentSettings } from '../settings/incident-settings.ts';
import { type AttributedDetection, fold, growthId, type IncidentGrowth, mergeLists } from './fold.ts';
import { recordEvents } from './timeline.ts';
import { worseVerdict } from './verdict.ts';

interface GrownIncident {
  readonly id: number;
  readonly company_id: number;
  readonly key: string;
  readonly verdict: string;
  readonly decision: string;
  readonly decision_reason: string;
  /** Reasons, domains, devices, client addresses, policies; as JSON, which is read far faster than arrays are. */
  readonly lists: string;
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

  const changes: Change[] = [];
  for (const incident of await countOn(tx, [...growths.values()], settings)) {
    const id = growthId(incident.company_id, incident.key);
    const growth = growths.get(id);
    if (growth === undefined) throw new Error('An incident grew that no detection was folded into.');
    ids.set(id, incident.id);
    const change = changeOf(incident, growth);
    if (change !== null) changes.push(change);
  }
  if (changes.length > 0) await rewrite(tx, changes, now);

  const fresh = [...growths].filter(([id]) => !ids.has(id)).map(([, growth]) => growth);
  if (fresh.length > 0) {
    await closeQuiet(tx, fresh, now);
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

/**
 * Adds to incidents that are open, and locks them by that. One that had been quiet for so long that the next
 * detection is a new incident is left out; what is held never is, since nobody has been told of it yet.
 */
async function countOn(
  tx: Kysely<Schema>,
  growths: readonly IncidentGrowth[],
  settings: IncidentSettings,
): Promise<GrownIncident[]> {
  const { rows } = await sql<GrownIncident>`
    update incident i set
      detection_count = i.detection_count + g.count,
      first_seen_at = least(i.first_seen_at, g.first_seen_at),
      last_seen_at = greatest(i.last_seen_at, g.last_seen_at)
    from unnest(
      ${bigintArray(growths.map((growth) => growth.companyId))},
      ${textArray(growths.map((growth) => growth.key))},
      ${bigintArray(growths.map((growth) => growth.count))},
      ${timestampArray(growths.map((growth) => growth.firstSeenAt))},
      ${timestampArray(growths.map((growth) => growth.lastSeenAt))}
    ) as g(company_id, key, count, first_seen_at, last_seen_at)
    where i.company_id = g.company_id and i.key = g.key and i.state = 'open'
      and (i.decision = 'hold'
        or g.first_seen_at <= i.last_seen_at + ${settings.quietAfterHours}::float8 * interval '1 hour')
    returning i.id, i.company_id, i.key, i.verdict, i.decision, i.decision_reason,
      json_build_array(i.reasons, i.domains, i.devices, i.client_addresses, i.policies)::text as lists
  `.execute(tx);
  return rows;
}

/** Closes what is still open where new incidents are about to be: it had been quiet for too long. */
async function closeQuiet(tx: Kysely<Schema>, fresh: readonly IncidentGrowth[], now: Date): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update incident i set state = 'closed', closed_at = ${now}, closed_reason = 'quiet', decide_at = null
    from unnest(
      ${bigintArray(fresh.map((growth) => growth.companyId))},
      ${textArray(fresh.map((growth) => growth.key))}
    ) as g(company_id, key)
    where i.company_id = g.company_id and i.key = g.key and i.state = 'open'
    returning i.id
  `.execute(tx);
  await recordEvents(
    tx,
    rows.map(({ id }) => ({
      incidentId: id,
      at: now,
      kind: 'closed',
      message: 'Closed: nothing was seen for so long that the next detection is a new incident.',
    })),
  );
}

interface Change {
  readonly incident: GrownIncident;
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
function changeOf(incident: GrownIncident, growth: IncidentGrowth): Change | null {
  const [reasons, domains, devices, clientAddresses, policies] = JSON.parse(incident.lists) as Lists;
  const change = {
    incident,
    verdict: worseVerdict(incident.verdict, growth.verdict),
    reasons: mergeLists(reasons, growth.reasons),
    domains: mergeLists(domains, growth.domains),
    devices: mergeLists(devices, growth.devices),
    clientAddresses: mergeLists(clientAddresses, growth.clientAddresses),
    policies: mergeLists(policies, growth.policies),
  };
  const worsened = change.verdict !== incident.verdict;
  const newReasons = change.reasons !== reasons;
  const longer =
    newReasons ||
    change.domains !== domains ||
    change.devices !== devices ||
    change.clientAddresses !== clientAddresses ||
    change.policies !== policies;
  const undecided = incident.decision === 'hold' || incident.decision === 'skip';
  const counting = incident.decision_reason === 'below_threshold';
  // Waiting to group has its own time, which a further detection must not bring forward.
  const decideAgain =
    undecided && incident.decision_reason !== 'waiting_to_group' && (worsened || newReasons || counting);
  return longer || worsened || decideAgain ? { ...change, decideAgain } : null;
}

type Lists = [
  reasons: string[],
  domains: string[],
  devices: string[],
  addresses: string[],
  policies: string[],
];

/** Writes what growing changed besides the count. Most incidents only count on, so this is for the few. */
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

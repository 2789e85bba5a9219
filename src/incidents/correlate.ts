import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { bigintArray, textArray, textArrayRows, timestampArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import { type AttributedDetection, additions, fold, type IncidentGrowth, listLimit } from './fold.ts';
import type { IncidentSettings } from './incident-settings.ts';
import { findSeenAgain, type GrowthOf } from './seen-again.ts';
import type { Severity } from './severities.ts';
import type { RateSeverity, SeverityFacts } from './severity.ts';
import { recordEvents } from './timeline.ts';
import { worseVerdict } from './verdict.ts';

type GrownIncident = readonly [
  id: number,
  /** The number of the growth, from 1. */
  position: number,
  verdict: string,
  decision: string,
  decisionReason: string,
  /** Null if the growth adds nothing to the lists and has the same verdict, which is the usual case. */
  lists: Lists | null,
];

type Lists = readonly [
  reasons: readonly string[],
  domains: readonly string[],
  devices: readonly string[],
  clientAddresses: readonly string[],
  policies: readonly string[],
  threatLevels: readonly string[],
];

/** The settings by which an incident is made and rated. */
export interface Rules {
  readonly settings: IncidentSettings;
  readonly rate: RateSeverity;
}

/**
 * Folds new detections into incidents and opens missing ones, inside the caller's transaction.
 * The caller holds the source's lock, so no other ingest touches these companies' incidents.
 *
 * @returns the incident id of each detection, in order, and how many incidents were opened.
 */
export async function correlate(
  tx: Kysely<Schema>,
  batch: readonly AttributedDetection[],
  { settings, rate }: Rules,
  now: Date,
): Promise<{ incidentIds: number[]; opened: number }> {
  const folded = fold(batch, settings.grouping);
  const { growths, growthOf } = folded;
  const ids: (number | undefined)[] = new Array(growths.length);
  const withoutId = () => growths.flatMap((_, index) => (ids[index] === undefined ? [index] : []));

  const changes: Change[] = [];
  for (const incident of await countOn(tx, growths, isOpen(settings))) {
    const [id, position] = incident;
    ids[position - 1] = id;
    const change = changeOf(incident, growthAt(growths, position - 1), rate);
    if (change !== null) changes.push(change);
  }

  const fresh = withoutId();
  if (fresh.length > 0) {
    await closeQuiet(tx, pick(growths, fresh), now);
    const again = await findSeenAgain(tx, folded, { batch, fresh, grouping: settings.grouping }, now);
    const grown = pick(
      growths,
      again.map(({ index }) => index),
    );
    for (const incident of again.length === 0 ? [] : await countOn(tx, grown, isOneOf(again))) {
      const [id, position] = incident;
      ids[again[position - 1]?.index ?? -1] = id;
      const change = changeOf(incident, growthAt(grown, position - 1), rate);
      // A reopened incident is decided at once anyway, and a closed one is not decided.
      if (change !== null) changes.push({ ...change, decideAgain: false });
    }
  }
  if (changes.length > 0) await rewrite(tx, changes, now);

  const opening = pick(growths, withoutId());
  if (opening.length > 0) {
    const idOf = new Map<string, number>();
    for (const row of await openIncidents(tx, opening, { settings, rate }, now)) {
      idOf.set(`${row.company_id} ${row.key}`, row.id);
    }
    for (const [index, { companyId, key }] of growths.entries()) {
      ids[index] ??= idOf.get(`${companyId} ${key}`);
    }
  }
  const incidentIds = growthOf.map((index) => {
    const incidentId = ids[index];
    if (incidentId === undefined)
      throw new Error('A detection was added to an incident that does not exist.');
    return incidentId;
  });
  return { incidentIds, opened: opening.length };
}

function growthAt(growths: readonly IncidentGrowth[], index: number): IncidentGrowth {
  const growth = growths[index];
  if (growth === undefined) throw new Error('An incident grew although no detection was added to it.');
  return growth;
}

const pick = (growths: readonly IncidentGrowth[], indexes: readonly number[]): IncidentGrowth[] =>
  indexes.map((index) => growthAt(growths, index));

/**
 * The incident that a growth belongs to: the open one of its key. Left out if it was quiet for so long that the
 * detection is
 * a new incident. That is only possible for skipped incidents: nobody has been informed of a held one, and an
 * incident with
 * a ticket closes with its ticket.
 */
const isOpen = (settings: IncidentSettings): RawBuilder<SqlBool> =>
  sql`i.company_id = g.company_id and i.key = g.key and i.state = 'open'
      and (i.decision <> 'skip'
        or g.first_seen_at <= i.last_seen_at + ${settings.quietAfterHours}::float8 * interval '1 hour')`;

/** Or a known one, of each growth by its index. */
const isOneOf = (known: readonly GrowthOf[]): RawBuilder<SqlBool> =>
  sql`i.id = (${bigintArray(known.map(({ incidentId }) => incidentId))})[g.position::integer]`;

/** Adds to existing incidents, which also locks them. */
async function countOn(
  tx: Kysely<Schema>,
  growths: readonly IncidentGrowth[],
  belongs: RawBuilder<SqlBool>,
): Promise<GrownIncident[]> {
  // One row of JSON, because a thousand rows of columns take far longer to read; null if there is none.
  const { rows } = await sql<{ grown: string | null }>`
    with grown as (update incident i set
      detection_count = i.detection_count + g.count,
      first_seen_at = least(i.first_seen_at, g.first_seen_at),
      last_seen_at = greatest(i.last_seen_at, g.last_seen_at)
    from unnest(
      ${bigintArray(growths.map((growth) => growth.companyId))},
      ${textArray(growths.map((growth) => growth.key))},
      ${bigintArray(growths.map((growth) => growth.count))},
      ${timestampArray(growths.map((growth) => growth.firstSeenAt))},
      ${timestampArray(growths.map((growth) => growth.lastSeenAt))},
      ${textArray(growths.map((growth) => growth.verdict))},
      ${textArrayRows(growths.map((growth) => growth.reasons))},
      ${textArrayRows(growths.map((growth) => growth.domains))},
      ${textArrayRows(growths.map((growth) => growth.devices))},
      ${textArrayRows(growths.map((growth) => growth.clientAddresses))},
      ${textArrayRows(growths.map((growth) => growth.policies))},
      ${textArrayRows(growths.map((growth) => growth.threatLevels))}
    ) with ordinality as g(company_id, key, count, first_seen_at, last_seen_at, verdict, reasons, domains, devices,
                           client_addresses, policies, threat_levels, position)
    where ${belongs}
    returning json_build_array(i.id, g.position, i.verdict, i.decision, i.decision_reason,
      case when ${isIn('reasons')} and ${isIn('domains')} and ${isIn('devices')} and ${isIn('client_addresses')}
          and ${isIn('policies')} and ${isIn('threat_levels')} and g.verdict = i.verdict then null
        else json_build_array(i.reasons, i.domains, i.devices, i.client_addresses, i.policies, i.threat_levels)
      end) as one)
    select json_agg(one)::text as grown from grown
  `.execute(tx);
  return JSON.parse(rows[0]?.grown ?? '[]') as GrownIncident[];
}

/** Whether a growth adds nothing to a list: it contains everything, or is full. */
const isIn = (list: string) =>
  sql.raw(`(i.${list} @> g.${list}::text[] or cardinality(i.${list}) >= ${listLimit})`);

/** Closes open incidents that are about to be replaced by new ones, because they were quiet for too long. */
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
      message: 'Closed: there was no detection for so long that the next one opens a new incident.',
    })),
  );
}

interface Change {
  readonly id: number;
  readonly verdictBefore: string;
  readonly verdict: string;
  /** What is appended to each list. */
  readonly added: Lists;
  /** Null if it cannot have changed. */
  readonly severity: Severity | null;
  readonly decideAgain: boolean;
}

const nothing: Lists = [[], [], [], [], [], []];

/**
 * What a growth changes besides the count; null if nothing. An incident whose facts changed (a worse verdict, a
 * new reason
 * or threat level) is decided again, and so is one that waits for its count. For others a detection does not
 * change the
 * decision.
 */
function changeOf(incident: GrownIncident, growth: IncidentGrowth, rate: RateSeverity): Change | null {
  const [id, , verdictBefore, decision, decisionReason, lists] = incident;
  const verdict = worseVerdict(verdictBefore, growth.verdict);
  const worsened = verdict !== verdictBefore;
  const added = lists === null ? nothing : additionsTo(lists, growth);
  const [newReasons, newDomains, , , , newThreatLevels] = added;
  const otherFacts = worsened || newReasons.length > 0 || newThreatLevels.length > 0;
  // An incident of a digest may now need a ticket of its own.
  // Seen again it is no longer what occurred long ago.
  const isLongAgo = decisionReason === 'occurred_long_ago';
  const undecided = decision === 'hold' || decision === 'skip' || decisionReason === 'in_digest' || isLongAgo;
  const counting = decisionReason === 'below_threshold' || isLongAgo;
  // The grouping wait has its own time, which a further detection must not shorten.
  // An allowed incident was allowed for the domains that it had.
  const otherDomain = decisionReason === 'domain_allowed' && newDomains.length > 0;
  const decideAgain =
    undecided && decisionReason !== 'waiting_to_group' && (otherFacts || counting || otherDomain);
  const longer = added.some((list) => list.length > 0);
  if (!longer && !worsened && !decideAgain) return null;
  const severity = otherFacts && lists !== null ? rate(factsOf(verdict, lists, added)) : null;
  return { id, verdictBefore, verdict, added, severity, decideAgain };
}

const factsOf = (verdict: string, [reasons, , , , , threatLevels]: Lists, added: Lists): SeverityFacts => ({
  verdict,
  reasons: [...reasons, ...added[0]],
  threatLevels: [...threatLevels, ...added[5]],
});

const additionsTo = (
  [reasons, domains, devices, clientAddresses, policies, threatLevels]: Lists,
  growth: IncidentGrowth,
): Lists => [
  additions(reasons, growth.reasons),
  additions(domains, growth.domains),
  additions(devices, growth.devices),
  additions(clientAddresses, growth.clientAddresses),
  additions(policies, growth.policies),
  additions(threatLevels, growth.threatLevels),
];

/** Writes what a growth changed besides the count. Most incidents only count up, so this concerns few. */
async function rewrite(tx: Kysely<Schema>, changes: readonly Change[], now: Date): Promise<void> {
  await sql`
    update incident i set
      verdict = g.verdict,
      reasons = i.reasons || g.reasons::text[],
      domains = i.domains || g.domains::text[],
      devices = i.devices || g.devices::text[],
      client_addresses = i.client_addresses || g.client_addresses::text[],
      policies = i.policies || g.policies::text[],
      threat_levels = i.threat_levels || g.threat_levels::text[],
      severity = coalesce(g.severity, i.severity),
      decide_at = case when g.decide_again = 1 then ${now}::timestamptz else i.decide_at end
    from unnest(
      ${bigintArray(changes.map((change) => change.id))},
      ${textArray(changes.map((change) => change.verdict))},
      ${textArrayRows(changes.map(({ added: [reasons] }) => reasons))},
      ${textArrayRows(changes.map(({ added: [, domains] }) => domains))},
      ${textArrayRows(changes.map(({ added: [, , devices] }) => devices))},
      ${textArrayRows(changes.map(({ added: [, , , clientAddresses] }) => clientAddresses))},
      ${textArrayRows(changes.map(({ added: [, , , , policies] }) => policies))},
      ${textArrayRows(changes.map(({ added: [, , , , , threatLevels] }) => threatLevels))},
      ${textArray(changes.map((change) => change.severity))},
      ${bigintArray(changes.map((change) => (change.decideAgain ? 1 : 0)))}
    ) as g(id, verdict, reasons, domains, devices, client_addresses, policies, threat_levels, severity,
           decide_again)
    where i.id = g.id
  `.execute(tx);
  await recordEvents(
    tx,
    changes
      .filter((change) => change.verdict !== change.verdictBefore)
      .map((change) => ({
        incidentId: change.id,
        at: now,
        kind: 'worsened',
        message: `The verdict worsened from "${change.verdictBefore}" to "${change.verdict}".`,
      })),
  );
}

async function openIncidents(
  tx: Kysely<Schema>,
  growths: readonly IncidentGrowth[],
  { settings, rate }: Rules,
  now: Date,
): Promise<{ id: number; company_id: number; key: string }[]> {
  const decideAt = new Date(now.getTime() + settings.groupingWaitSeconds * 1000);
  const { rows } = await sql<{ id: number; company_id: number; key: string }>`
    insert into incident (company_id, key, registrable_domain, device, state, detection_count, first_seen_at,
      last_seen_at, opened_at, verdict, reasons, domains, devices, client_addresses, policies, threat_levels,
      severity, decision, decision_reason, decided_at, decide_at)
    select company_id, key, registrable_domain, device, 'open', count, first_seen_at, last_seen_at, ${now}::timestamptz,
      verdict, reasons::text[], domains::text[], devices::text[], client_addresses::text[], policies::text[],
      threat_levels::text[], severity, 'hold', 'waiting_to_group', ${now}::timestamptz, ${decideAt}::timestamptz
    from unnest(
      ${bigintArray(growths.map((growth) => growth.companyId))},
      ${textArray(growths.map((growth) => growth.key))},
      ${textArray(growths.map((growth) => growth.registrableDomain))},
      ${textArray(growths.map((growth) => growth.device))},
      ${bigintArray(growths.map((growth) => growth.count))},
      ${timestampArray(growths.map((growth) => growth.firstSeenAt))},
      ${timestampArray(growths.map((growth) => growth.lastSeenAt))},
      ${textArray(growths.map((growth) => growth.verdict))},
      ${textArrayRows(growths.map((growth) => growth.reasons))},
      ${textArrayRows(growths.map((growth) => growth.domains))},
      ${textArrayRows(growths.map((growth) => growth.devices))},
      ${textArrayRows(growths.map((growth) => growth.clientAddresses))},
      ${textArrayRows(growths.map((growth) => growth.policies))},
      ${textArrayRows(growths.map((growth) => growth.threatLevels))},
      ${textArray(growths.map(rate))}
    ) as g(company_id, key, registrable_domain, device, count, first_seen_at, last_seen_at, verdict, reasons, domains,
           devices, client_addresses, policies, threat_levels, severity)
    returning id, company_id, key
  `.execute(tx);
  await recordEvents(
    tx,
    rows.map((row) => ({
      incidentId: row.id,
      at: now,
      kind: 'opened',
      message: `Opened. Picket groups repeats for ${settings.groupingWaitSeconds} s before it decides.`,
    })),
  );
  return rows;
}

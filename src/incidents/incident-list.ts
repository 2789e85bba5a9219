import { type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { companyColumns } from '../detections/named-company.ts';
import { isOneOf } from '../platform/database/arrays.ts';
import { byNumber, byRank, byText, byTime, type Sort } from '../platform/database/keyset.ts';
import { isMachine, isWithin } from '../platform/database/name-matches.ts';
import type { Schema } from '../platform/database/schema.ts';
import { exactText } from '../platform/http/exact-text.ts';
import { idSchema } from '../platform/http/page.ts';
import { timeSchema } from '../platform/http/time-schema.ts';
import { exactly } from '../platform/values/exact-filter.ts';
import { incidentKinds } from './incident.ts';
import { severities } from './severities.ts';

const time = timeSchema.optional();
const text = (longest: number) => z.string().trim().min(1).max(longest).optional();

/** The filters of incidents; all that are given must match. */
export const incidentFilter = {
  companyId: idSchema.optional(),
  ids: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15}){0,499}$/)
    .optional()
    .meta({ examples: ['12,15'] })
    .describe('Only these incidents, at most 500: their ids with commas between.'),
  state: z.enum(['open', 'closed']).optional(),
  kind: z
    .enum(incidentKinds)
    .optional()
    .describe('`storm` and `digest` are roll-ups, which cover other incidents.'),
  coveredBy: idSchema.optional().describe('Only incidents that this roll-up covers.'),
  named: z
    .enum(['yes', 'no'])
    .optional()
    .describe('Of covered incidents: whether a ticket or note in ConnectWise names them.'),
  ticketed: z
    .enum(['yes', 'no'])
    .optional()
    .describe(
      'Whether it has a ticket in ConnectWise, or the ticket of a roll-up names it; as reports count it.',
    ),
  decision: z.enum(['create', 'append', 'reopen', 'hold', 'skip']).optional(),
  reason: text(100).describe('The reason of the decision: `company_not_mapped`.'),
  blockReason: exactText(500).describe('One of its block reasons, as the source gives it.'),
  severity: z.enum(severities).optional(),
  // One character more than a name, for the “=”.
  domain: text(254).describe(
    'One of its domains, or a part from the start of a label: `bad` finds login.bad.example, not notbad.example. After `=`: that domain, and all below it.',
  ),
  device: text(201).describe('Part of a device’s name or address. After `=`: that device alone.'),
  since: time.describe('Last seen at or after.'),
  until: time.describe('Last seen before.'),
  openedSince: time.describe('Opened in Picket at or after.'),
  openedUntil: time.describe('Opened in Picket before.'),
  search: text(200).describe('Part of the company’s name, a domain, a device or a block reason.'),
};

const filterSchema = z.object(incidentFilter).omit({ search: true }).partial();
type IncidentFilter = z.infer<typeof filterSchema>;

/** A query for the incidents that match a filter. What the search field finds is compared in incidents-found.ts. */
export function findIncidents(db: Kysely<Schema>, filter: IncidentFilter) {
  const {
    companyId,
    ids,
    state,
    kind,
    coveredBy,
    named,
    ticketed,
    decision,
    reason,
    blockReason,
    severity,
    domain,
    device,
    since,
    until,
    openedSince,
    openedUntil,
  } = filter;
  let found = db.selectFrom('incident');
  if (companyId !== undefined) found = found.where('incident.company_id', '=', companyId);
  if (ids !== undefined) found = found.where(isOneOf('incident.id', ids.split(',').map(Number)));
  if (state !== undefined) found = found.where('incident.state', '=', state);
  if (kind !== undefined) found = found.where('incident.kind', '=', kind);
  if (coveredBy !== undefined) found = found.where('incident.covered_by', '=', coveredBy);
  if (named !== undefined)
    found = found
      .where('incident.covered_by', 'is not', null)
      .where('incident.named_at', named === 'yes' ? 'is not' : 'is', null);
  if (ticketed !== undefined)
    found = found.where(ticketed === 'yes' ? isTicketed : sql<SqlBool>`not ${isTicketed}`);
  if (decision !== undefined) found = found.where('incident.decision', '=', decision);
  if (reason !== undefined) found = found.where('incident.decision_reason', '=', reason);
  if (blockReason !== undefined)
    found = found.where(sql<SqlBool>`incident.reasons @> array[${blockReason}::text]`);
  if (severity !== undefined)
    found = found.where(sql<SqlBool>`${severityRank} = severity_rank(${severity}::text)`);
  if (domain !== undefined) found = found.where(isOfDomain(domain));
  if (device !== undefined) found = found.where(isOfDevice(device));
  if (openedSince !== undefined) found = found.where('incident.opened_at', '>=', new Date(openedSince));
  if (openedUntil !== undefined) found = found.where('incident.opened_at', '<', new Date(openedUntil));
  if (since !== undefined) {
    const from = new Date(since);
    // Only the hour is indexed, see migration 0003.
    found = found
      .where('incident.last_seen_at', '>=', from)
      .where('incident.last_seen_hour', '>=', hourOf(from));
  }
  if (until !== undefined) {
    const to = new Date(until);
    found = found.where('incident.last_seen_at', '<', to).where('incident.last_seen_hour', '<=', to);
  }
  return found;
}

/** Selects whole rows, with the names of their companies. Kept apart, because counting does not need these. */
export function showIncidents(found: ReturnType<typeof findIncidents>) {
  return found
    .innerJoin('company', 'company.id', 'incident.company_id')
    .selectAll('incident')
    .select(companyColumns)
    .select(coveredCount.as('covers'));
}

/** How many incidents a roll-up covers; null for others. */
const coveredCount = sql<number | null>`case when incident.kind <> 'detections' then (
  select count(*)::int from incident covered where covered.covered_by = incident.id) end`;

// Joined by spaces, which no name contains, so that no match spans two names.
const domainNames = sql`'.' || concat_ws(' .', incident.registrable_domain, array_to_string(incident.domains, ' .'))`;
const deviceNames = sql`lower(concat_ws(' ', incident.device, array_to_string(incident.devices, ' '),
  array_to_string(incident.client_addresses, ' ')))`;

/** As reports count it (ops/reports/cohort.ts). */
const isTicketed = sql<SqlBool>`(incident.covered_by is not null and incident.named_at is not null
  or exists (select from ticket where ticket.incident_id = incident.id and ticket.created_at is not null))`;

/** Reports count in the same way (ops/reports/most-seen.ts). */
function isOfDomain(domain: string) {
  const exact = exactly(domain);
  if (exact === undefined) return sql<SqlBool>`position(${`.${domain.toLowerCase()}`} in ${domainNames}) > 0`;
  return sql<SqlBool>`(${isWithin(sql`incident.registrable_domain`, exact)} or exists (
    select from unnest(incident.domains) as each(name) where ${isWithin(sql`each.name`, exact)}))`;
}

/** As devices are counted: by their addresses only if none has a name. */
function isOfDevice(device: string) {
  const exact = exactly(device);
  if (exact === undefined) return sql<SqlBool>`position(${device.toLowerCase()} in ${deviceNames}) > 0`;
  return sql<SqlBool>`exists (
    select from unnest(case when cardinality(incident.devices) > 0 then incident.devices else incident.client_addresses end)
      as each(name) where ${isMachine(sql`each.name`, exact)})`;
}

const hourOf = (at: Date) => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);

const id = byNumber('incident.id');

/**
 * Worse severities rank higher, and so does what waits for a person or a change. The indexes use these same
 * expressions.
 */
const severityRank = sql`severity_rank(incident.severity)`;
const decisionRank = sql`decision_rank(incident.decision, incident.covered_by is not null and incident.named_at is null)`;

/** The orders of the list. The columns before the last ones are indexed (migrations 0003, 0085 and 0110). */
export const incidentSorts = {
  // Ids are given in the order of opening.
  openedAt: [id],
  lastSeenAt: [byTime(sql`incident.last_seen_hour`), byTime(sql`incident.last_seen_at`), id],
  firstSeenAt: [byTime(sql`incident.first_seen_at`), id],
  severity: [byRank(severityRank), id],
  decision: [byRank(decisionRank), id],
  detectionCount: [byNumber('incident.detection_magnitude'), byNumber('incident.detection_count'), id],
  companyName: [byText(sql`company.name`), byNumber('company.id'), id],
  registrableDomain: [byText(sql`coalesce(incident.registrable_domain, '')`), id],
  device: [byText(sql`coalesce(incident.device, '')`), id],
} satisfies Record<string, Sort>;

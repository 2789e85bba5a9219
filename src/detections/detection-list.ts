import { type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { byNumber, byText, byTime, type Sort } from '../platform/database/keyset.ts';
import { isMachine, isWithin } from '../platform/database/name-matches.ts';
import type { Schema } from '../platform/database/schema.ts';
import { exactText } from '../platform/http/exact-text.ts';
import { idSchema } from '../platform/http/page.ts';
import { timeSchema } from '../platform/http/time-schema.ts';
import { exactly } from '../platform/values/exact-filter.ts';
import { companyColumns } from './named-company.ts';

const time = timeSchema.optional();
const text = (longest: number) => z.string().trim().min(1).max(longest).optional();

/** The filters of detections; all that are given must match. */
export const detectionFilter = {
  companyId: idSchema.optional(),
  incidentId: idSchema.optional(),
  sourceId: idSchema.optional(),
  // One character more than a name, for the “=”.
  domain: text(254).describe(
    'The domain, or a part from the start of a label: `bad` finds login.bad.example, not notbad.example. After `=`: that domain, and all below it.',
  ),
  device: text(201).describe(
    'Part of the device’s name or of the client’s address. After `=`: that device alone, or that address if it has no name.',
  ),
  reason: exactText(500).describe('One of its block reasons, as the source gives it.'),
  verdict: exactText(100),
  since: time.describe('Occurred at or after.'),
  until: time.describe('Occurred before.'),
};

const filterSchema = z.object(detectionFilter).partial();
type DetectionFilter = z.infer<typeof filterSchema>;

function isOfDomain(domain: string) {
  const exact = exactly(domain);
  if (exact !== undefined) return isWithin(sql`detection.domain`, exact);
  return sql<SqlBool>`position(${`.${domain.toLowerCase()}`} in '.' || detection.domain) > 0`;
}

function isOfDevice(device: string) {
  const exact = exactly(device);
  if (exact !== undefined)
    return isMachine(sql`coalesce(detection.device_name, detection.client_address)`, exact);
  return sql<SqlBool>`position(${device.toLowerCase()}
    in lower(concat_ws(' ', detection.device_name, detection.client_address))) > 0`;
}

/** A query for the detections that match a filter. */
export function findDetections(db: Kysely<Schema>, filter: DetectionFilter) {
  const { companyId, incidentId, sourceId, domain, device, reason, verdict, since, until } = filter;
  let found = db.selectFrom('detection');
  if (companyId !== undefined) found = found.where('detection.company_id', '=', companyId);
  if (incidentId !== undefined) found = found.where('detection.incident_id', '=', incidentId);
  if (sourceId !== undefined) found = found.where('detection.source_id', '=', sourceId);
  if (domain !== undefined) found = found.where(isOfDomain(domain));
  if (device !== undefined) found = found.where(isOfDevice(device));
  if (reason !== undefined) found = found.where(sql<SqlBool>`detection.reasons @> array[${reason}::text]`);
  if (verdict !== undefined) found = found.where('detection.verdict', '=', verdict);
  if (since !== undefined) found = found.where('detection.occurred_at', '>=', new Date(since));
  if (until !== undefined) found = found.where('detection.occurred_at', '<', new Date(until));
  return found;
}

/** Selects whole rows, with the names of their companies. Kept apart, because counting needs neither table. */
export function showDetections(found: ReturnType<typeof findDetections>) {
  return found
    .innerJoin('company', 'company.id', 'detection.company_id')
    .innerJoin('incident', 'incident.id', 'detection.incident_id')
    .selectAll('detection')
    .select(companyColumns);
}

const id = byNumber('detection.id');

/**
 * The sort orders of the list. Sorted by domain or device, detections come in the order of their incidents, which are
 * far fewer and have indexes (migration 0003). So detections of one registrable domain, or of one device, are adjacent.
 */
export const detectionSorts = {
  receivedAt: [id],
  occurredAt: [byTime(sql`detection.occurred_at`), id],
  companyName: [byText(sql`company.name`), byNumber('company.id'), byTime(sql`detection.occurred_at`), id],
  domain: [byText(sql`coalesce(incident.registrable_domain, '')`), byNumber('incident.id'), id],
  device: [byText(sql`coalesce(incident.device, '')`), byNumber('incident.id'), id],
} satisfies Record<string, Sort>;

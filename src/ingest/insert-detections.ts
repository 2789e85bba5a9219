import { sql } from 'kysely';
import type { AttributedDetection } from '../incidents/fold.ts';
import {
  arrayLiteral,
  bigintArray,
  millisecondArray,
  sparseTextArray,
  textArray,
  timeOf,
} from '../platform/database/arrays.ts';

/** What {@link insertDetections} needs, besides the incidents: it takes long for a full batch, so make it meanwhile. */
export function columnsOf(attributed: readonly AttributedDetection[]) {
  const { looks, lookOf } = looksOf(attributed);
  const detections = attributed.map(({ detection }) => detection);
  const shared = looks.map(({ detection }) => detection);
  return {
    detections: sql.join([
      textArray(detections.map(({ externalId }) => externalId)),
      millisecondArray(detections.map(({ occurredAt }) => occurredAt)),
      sparseTextArray(detections.map(({ queryType }) => queryType)),
      sparseTextArray(detections.map(({ facts }) => (facts === undefined ? null : JSON.stringify(facts)))),
      bigintArray(lookOf),
    ]),
    looks: sql.join([
      bigintArray(looks.map(({ companyId }) => companyId)),
      textArray(shared.map(({ domain }) => domain)),
      textArray(shared.map(({ verdict }) => verdict)),
      // Nearly all have one reason. Reading a list takes longer than reading all else.
      sparseTextArray(shared.map(({ reasons }) => (reasons.length === 1 ? (reasons[0] ?? null) : null))),
      sparseTextArray(shared.map(({ reasons }) => (reasons.length === 1 ? null : arrayLiteral(reasons)))),
      sparseTextArray(shared.map(({ deviceName }) => deviceName)),
      sparseTextArray(shared.map(({ clientAddress }) => clientAddress)),
      sparseTextArray(shared.map(({ processName }) => processName)),
      sparseTextArray(shared.map(({ user }) => user ?? null)),
      sparseTextArray(shared.map(({ policy }) => policy)),
      sparseTextArray(shared.map(({ threatLevel }) => threatLevel)),
    ]),
  };
}

/** Inserts detections, each with its incident. */
export const insertDetections = (
  sourceId: number,
  { detections, looks }: ReturnType<typeof columnsOf>,
  incidentIds: readonly number[],
  now: Date,
) => sql`insert into detection (source_id, external_id, occurred_at, received_at, company_id, incident_id, domain, verdict,
      reasons, device_name, client_address, process_name, user_name, query_type, policy, threat_level, facts)
    select ${sourceId}::bigint, d.external_id, ${timeOf('d.occurred_at')}, ${now}::timestamptz, look.company_id,
      d.incident_id, look.domain, look.verdict, coalesce(look.reasons::text[], array[look.reason]), look.device_name,
      look.client_address, look.process_name, look.user_name, d.query_type, look.policy, look.threat_level, d.facts::jsonb
    from unnest(${detections}, ${bigintArray(incidentIds)})
      as d(external_id, occurred_at, query_type, facts, look, incident_id)
    join unnest(${looks}) with ordinality
      as look(company_id, domain, verdict, reason, reasons, device_name, client_address, process_name, user_name, policy,
              threat_level, position) on look.position = d.look`;

/**
 * One look-up usually gives three similar detections, one after another. What they share is sent once: it is most of the
 * text, and reading it takes PostgreSQL as long as storing it. `lookOf` has the number of each detection's look-up, from 1.
 */
function looksOf(attributed: readonly AttributedDetection[]) {
  const looks: AttributedDetection[] = [];
  let last: AttributedDetection | undefined;
  const lookOf = attributed.map((one) => {
    if (last === undefined || !isAlike(one, last)) looks.push(one);
    last = one;
    return looks.length;
  });
  return { looks, lookOf };
}

const isAlike = (one: AttributedDetection, other: AttributedDetection): boolean =>
  one.companyId === other.companyId &&
  one.detection.domain === other.detection.domain &&
  one.detection.verdict === other.detection.verdict &&
  one.detection.deviceName === other.detection.deviceName &&
  one.detection.clientAddress === other.detection.clientAddress &&
  one.detection.processName === other.detection.processName &&
  one.detection.user === other.detection.user &&
  one.detection.policy === other.detection.policy &&
  one.detection.threatLevel === other.detection.threatLevel &&
  areEqual(one.detection.reasons, other.detection.reasons);

const areEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((reason, index) => reason === other[index]);

import { type Kysely, sql } from 'kysely';
import type { RollUpNow } from '../../decisions/roll-up-now.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { Schema } from '../../platform/database/schema.ts';

/** What a decision depends on, by id, for each roll-up among these incidents except digests. */
export async function loadRollUps(
  tx: Kysely<Schema>,
  incidents: readonly Incident[],
): Promise<Map<number, RollUpNow>> {
  const ids = incidents.filter(({ kind }) => kind === 'storm' || kind === 'late').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<RollUpNow & { id: number }>`
    select r.id,
      exists (select from incident c
        where c.covered_by = r.id and c.named_at is null and c.severity = 'critical') as critical,
      (select max(t.sent_at) from ticket t join incident other on other.id = t.incident_id
        where other.company_id = r.company_id and other.kind = r.kind and other.id <> r.id
          and t.state in ('sending', 'unknown', 'created', 'needs_person')) as "lastSentAt"
    from incident r where r.id in (${sql.join(ids)})
  `.execute(tx);
  return new Map(rows.map(({ id, critical, lastSentAt }) => [id, { critical, lastSentAt }]));
}

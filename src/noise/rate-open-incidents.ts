import { type Kysely, sql } from 'kysely';
import type { RateSeverity } from '../incidents/severity.ts';
import { rowsOf, textArray, textArrayRows } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';

/**
 * Updates the stored severity of open incidents, for lists and filters. Decisions do not use the stored value. Closed
 * incidents keep theirs. Many incidents have the same facts, so each distinct set of facts is read and rated once.
 */
export async function rateOpenIncidents(tx: Kysely<Schema>, rate: RateSeverity): Promise<void> {
  const facts = await tx
    .selectFrom('incident')
    .select(['verdict', 'reasons', 'threat_levels as threatLevels', 'severity'])
    .distinct()
    .where('state', '=', 'open')
    // A roll-up has the severity of the worst incident that it covers.
    .where('kind', '=', 'detections')
    .execute();
  const others = facts.filter((row) => rate(row) !== row.severity);
  if (others.length === 0) return;
  const columns = {
    verdict: textArray(others.map(({ verdict }) => verdict)),
    reasons: textArrayRows(others.map(({ reasons }) => reasons)),
    threat_levels: textArrayRows(others.map(({ threatLevels }) => threatLevels)),
    before: textArray(others.map(({ severity }) => severity)),
    severity: textArray(others.map(rate)),
  };
  await sql`
    update incident i set severity = g.severity
    from ${rowsOf('g', columns)}
    where i.state = 'open' and i.kind = 'detections' and i.verdict = g.verdict and i.reasons = g.reasons::text[]
      and i.threat_levels = g.threat_levels::text[] and i.severity = g.before
  `.execute(tx);
}

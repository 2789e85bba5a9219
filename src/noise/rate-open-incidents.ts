import { type Kysely, sql } from 'kysely';
import type { RateSeverity } from '../incidents/severity.ts';
import { bigintArray, textArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';

const batchSize = 5000;

/**
 * Updates the stored severity of open incidents, for lists and filters. Decisions do not use the stored value.
 * Closed
 * incidents keep theirs.
 */
export async function rateOpenIncidents(tx: Kysely<Schema>, rate: RateSeverity): Promise<void> {
  let last = 0;
  for (;;) {
    const rows = await tx
      .selectFrom('incident')
      .select(['id', 'verdict', 'reasons', 'threat_levels as threatLevels', 'severity'])
      .where('state', '=', 'open')
      // A roll-up has the severity of the worst that it covers.
      .where('kind', '=', 'detections')
      .where('id', '>', last)
      .orderBy('id')
      .limit(batchSize)
      .execute();
    const others = rows.filter((row) => rate(row) !== row.severity);
    if (others.length > 0) {
      await sql`
        update incident i set severity = g.severity
        from unnest(${bigintArray(others.map(({ id }) => id))}, ${textArray(others.map(rate))}) as g(id, severity)
        where i.id = g.id
      `.execute(tx);
    }
    const end = rows.at(-1);
    if (end === undefined || rows.length < batchSize) return;
    last = end.id;
  }
}

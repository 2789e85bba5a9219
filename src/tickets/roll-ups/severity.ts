import { type Kysely, sql } from 'kysely';
import { type Severity, severities } from '../../incidents/severities.ts';
import type { Schema } from '../../platform/database/schema.ts';

const worstFirst = sql.raw(`array[${severities.map((severity) => `'${severity}'`).join(', ')}]`);

/** Orders incidents by their severity, the worst first. */
export const severityRank = (column: string) =>
  sql<number>`array_position(${worstFirst}, ${sql.ref(column)})`;

/** The severity of a roll-up, which is that of the worst incident it covers. Null if it covers none. */
export async function severityOfRollUp(tx: Kysely<Schema>, id: number): Promise<Severity | null> {
  const row = await tx
    .selectFrom('incident')
    .select('severity')
    .where('covered_by', '=', id)
    .orderBy(severityRank('severity'))
    .limit(1)
    .executeTakeFirst();
  return row?.severity ?? null;
}

/**
 * Updates the severity of open roll-ups. One that covers a critical incident by now is decided again at once, since its
 * ticket may be waiting.
 */
export async function rateRollUps(tx: Kysely<Schema>, now: Date): Promise<void> {
  await sql`
    update incident r set severity = w.severity,
      decide_at = case when w.severity = 'critical' and r.decision = 'hold' then least(r.decide_at, ${now})
        else r.decide_at end
    from (
      select distinct on (c.covered_by) c.covered_by, c.severity
      from incident c join incident s on s.id = c.covered_by
      where s.state = 'open'
      order by c.covered_by, ${severityRank('c.severity')}
    ) as w
    where r.id = w.covered_by and r.severity <> w.severity
  `.execute(tx);
}

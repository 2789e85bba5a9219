import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../platform/database/schema.ts';

/** A quarantined row as the API shows it. */
export const quarantinedSchema = z
  .object({
    id: z.number(),
    reason: z.string(),
    content: z.string().describe('The row as JSON text, cut to 16 KiB.'),
    seenCount: z.number(),
    firstSeenAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
  })
  .meta({ id: 'QuarantinedRow' });

export type Quarantined = z.infer<typeof quarantinedSchema>;

/** The quarantined rows of a source, newest first; those before `beforeId` if it is given. */
export async function listQuarantined(
  db: Kysely<Schema>,
  sourceId: number,
  limit: number,
  beforeId?: number,
): Promise<Quarantined[]> {
  let rows = db
    .selectFrom('quarantine')
    .selectAll()
    .where('source_id', '=', sourceId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (beforeId !== undefined) rows = rows.where('id', '<', beforeId);
  return (await rows.execute()).map((row) => ({
    id: row.id,
    reason: row.reason,
    content: row.content,
    seenCount: row.seen_count,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
  }));
}

/** The number of quarantined rows of each of these sources since a time; sources without any are left out. */
export async function countQuarantined(
  db: Kysely<Schema>,
  sourceIds: readonly number[],
  since?: Date,
): Promise<Map<number, number>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('quarantine')
    .select(['source_id', (count) => count.fn.countAll<number>().as('count')])
    .where('source_id', 'in', [...sourceIds])
    .$if(since !== undefined, (query) => query.where('last_seen_at', '>=', since ?? new Date(0)))
    .groupBy('source_id')
    .execute();
  return new Map(rows.map((row) => [row.source_id, Number(row.count)]));
}

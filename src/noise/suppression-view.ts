import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../platform/database/schema.ts';
import { timeSchema } from '../platform/http/time-schema.ts';
import { plainText } from '../platform/values/text.ts';
import { matchersSchema } from './matchers.ts';

export const commentSchema = z
  .string()
  .transform(plainText)
  .pipe(z.string().min(1).max(500))
  .describe('The reason. Every incident that it holds or skips shows it.');

export const endSchema = timeSchema.nullable().describe('When it ends; null: no end.');

export const suppressionSchema = z
  .object({
    id: z.number(),
    state: z.enum(['pending', 'active', 'ended']),
    matchers: matchersSchema,
    companies: z
      .array(z.object({ id: z.number(), name: z.string() }))
      .describe('The companies in its conditions that still exist.'),
    comment: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime().nullable().describe('Null: no end.'),
    incidentId: z.number().nullable().describe('The incident whose risk was accepted.'),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    endedAt: z.iso.datetime().nullable().describe('Set if somebody ended it early.'),
    endedBy: z.string().nullable(),
  })
  .meta({ id: 'Suppression' });

export type SuppressionView = z.infer<typeof suppressionSchema>;

type Row = Selectable<Schema['suppression']>;

/** Suppressions as the API shows them, with the names of their companies. */
export async function viewSuppressions(
  db: Kysely<Schema>,
  rows: readonly Row[],
  now: Date,
): Promise<SuppressionView[]> {
  const ids = [...new Set(rows.flatMap(({ matchers }) => matchers.companyIds))];
  const companies =
    ids.length === 0
      ? []
      : await db
          .selectFrom('company')
          .select(['id', 'name'])
          .where('id', 'in', ids)
          .orderBy('name')
          .execute();
  return rows.map((row) => ({
    id: row.id,
    state: stateOf(row, now),
    matchers: row.matchers,
    companies: companies.filter(({ id }) => row.matchers.companyIds.includes(id)),
    comment: row.comment,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    incidentId: row.incident_id,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: row.ended_by,
  }));
}

function stateOf({ starts_at, ends_at, ended_at }: Row, now: Date): SuppressionView['state'] {
  if (ended_at !== null || (ends_at !== null && ends_at <= now)) return 'ended';
  return starts_at > now ? 'pending' : 'active';
}

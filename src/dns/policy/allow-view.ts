import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { AllowRow } from './allow-row.ts';

export const allowStates = ['active', 'over'] as const;

export const allowEntrySchema = z
  .object({
    id: z.number(),
    companyId: z.number().nullable().describe('null: for all companies.'),
    companyName: z.string().nullable(),
    domain: z.string().describe('Allowed with all names below it.'),
    why: z.string(),
    addedAt: z.iso.datetime(),
    addedBy: z.string(),
    expiresAt: z.iso.datetime().nullable().describe('The end; null for no end.'),
    state: z.enum(['active', 'expired', 'undone']),
    undoneAt: z.iso.datetime().nullable(),
    undoneBy: z.string().nullable(),
    incidentId: z.number().nullable().describe('The incident from which it was allowed.'),
    connectwiseTicketId: z.number().nullable().describe('The ticket from which it was allowed.'),
    ticketUrl: z.string().nullable(),
    copies: z
      .array(
        z.object({
          sourceId: z.number(),
          sourceName: z.string(),
          state: z.enum(['adding', 'added', 'removing', 'removed', 'failed']),
          problem: problemSchema.nullable(),
        }),
      )
      .describe('Its entry in the allow list of the protective DNS, if a source writes to that list.'),
  })
  .meta({ id: 'AllowEntry' });

export type AllowEntryView = z.infer<typeof allowEntrySchema>;

type ViewRow = AllowRow & { readonly company_name: string | null };

export const viewEntry = (row: ViewRow, copies: AllowEntryView['copies'], now: Date): AllowEntryView => ({
  id: row.id,
  companyId: row.company_id,
  companyName: row.company_name,
  domain: row.domain,
  why: row.why,
  addedAt: row.added_at.toISOString(),
  addedBy: row.added_by,
  expiresAt: row.expires_at?.toISOString() ?? null,
  state: stateOf(row, now),
  undoneAt: row.undone_at?.toISOString() ?? null,
  undoneBy: row.undone_by,
  incidentId: row.incident_id,
  connectwiseTicketId: row.connectwise_ticket_id,
  ticketUrl: row.ticket_url,
  copies,
});

function stateOf({ undone_at: undoneAt, expires_at: expiresAt }: AllowRow, now: Date) {
  if (undoneAt !== null) return 'undone';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}

/** The copies of each of these entries. */
export async function loadCopies(
  db: Kysely<Schema>,
  entryIds: readonly number[],
): Promise<(entryId: number) => AllowEntryView['copies']> {
  const rows =
    entryIds.length === 0
      ? []
      : await db
          .selectFrom('allow_copy')
          .innerJoin('source', 'source.id', 'allow_copy.source_id')
          .select(['entry_id', 'source_id', 'source.name', 'allow_copy.state', 'allow_copy.problem'])
          .where('entry_id', 'in', entryIds)
          .orderBy('allow_copy.id')
          .execute();
  return (entryId) =>
    rows
      .filter((row) => row.entry_id === entryId)
      .map(({ source_id: sourceId, name: sourceName, state, problem }) => ({
        sourceId,
        sourceName,
        state,
        problem,
      }));
}

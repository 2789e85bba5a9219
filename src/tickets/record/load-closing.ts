import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';

export const ticketClosingSchema = z
  .object({
    state: z.enum(['under_way', 'closed', 'left_open']),
    problem: problemSchema.nullable().describe('Why Picket leaves it open.'),
    at: z.iso.datetime().nullable().describe('When it was closed, or left open.'),
  })
  .meta({ id: 'TicketClosing' });

/** The last closing of a ticket by Picket; null if none was tried. Limited callers do not see who works on a ticket. */
export async function loadClosing(
  db: Kysely<Schema>,
  ticketId: number,
  companies: CompanyScope,
): Promise<z.infer<typeof ticketClosingSchema> | null> {
  const row = await db
    .selectFrom('ticket_operation')
    .select(['state', 'problem', 'done_at'])
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'close')
    .where('state', '<>', 'withdrawn')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const state = row.state === 'done' ? 'closed' : row.state === 'refused' ? 'left_open' : 'under_way';
  const problem = companies === 'all' && state === 'left_open' ? row.problem : null;
  return { state, problem, at: row.done_at?.toISOString() ?? null };
}

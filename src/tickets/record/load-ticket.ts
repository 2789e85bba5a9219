import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { withSameNames } from '../../detections/named-company.ts';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/values/problem.ts';
import { loadClosing } from './load-closing.ts';
import { problems } from './problems.ts';
import { findTickets, showTickets } from './ticket-list.ts';
import { type TicketViewRow, type ticketDetailsSchema, viewAttempt, viewTicket } from './ticket-view.ts';

/** A ticket with its requests to ConnectWise. */
export async function loadTicket(
  db: Kysely<Schema>,
  id: number,
): Promise<z.infer<typeof ticketDetailsSchema>> {
  const found = showTickets(findTickets(db, {})).where('ticket.id', '=', id);
  const [row] = await withSameNames(db, await found.execute());
  if (row === undefined) throw refuse('not_found', problems.notFound(id));
  return ticketDetails(db, row);
}

export async function ticketDetails(
  db: Kysely<Schema>,
  row: TicketViewRow,
  companies: CompanyScope = 'all',
): Promise<z.infer<typeof ticketDetailsSchema>> {
  const attempts = await db
    .selectFrom('ticket_attempt')
    .selectAll()
    .where('ticket_id', '=', row.id)
    .orderBy('id')
    .execute();
  const closing = await loadClosing(db, row.id, companies);
  return { ...viewTicket(row), content: row.content, attempts: attempts.map(viewAttempt), closing };
}

import { type Kysely, sql } from 'kysely';
import type { NewTicket } from '../../connectwise/client/types.ts';
import { heldForFieldsCode } from '../../connectwise/services/custom-field-problems.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { refusedHereCode } from './forbidden.ts';
import { type Held, release } from './release.ts';

/** How many tickets of a board that were refused for their custom fields one success releases. */
const releasedAtOnce = 100;

/**
 * ConnectWise accepted a ticket: what it refused like that one is sent again. These are the tickets that it refused for
 * the same board and company, and those that it refused on the board for their custom fields: the latter at most once a
 * minute each, since values may differ from ticket to ticket.
 */
export async function releaseAfterCreate(
  db: Kysely<Schema>,
  { boardId, companyId }: Pick<NewTicket, 'boardId' | 'companyId'>,
  now: Date,
): Promise<void> {
  const { rows } = await sql<Held>`
    select id, incident_id from ticket
    where state = 'refused' and problem ->> 'code' = ${refusedHereCode}
      and content ->> 'boardId' = ${String(boardId)} and content ->> 'companyId' = ${String(companyId)}
    union all
    (select id, incident_id from ticket
     where state = 'refused' and problem ->> 'code' = ${heldForFieldsCode}
       and content ->> 'boardId' = ${String(boardId)}
       and sent_at + interval '1 minute' <= ${now}::timestamptz
     order by sent_at limit ${releasedAtOnce})
  `.execute(db);
  await release(db, rows, now);
}

import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { refusedHereCode } from './forbidden.ts';
import { type Held, release } from './release.ts';

/** The most pairs of board and company for which one round tries a ticket again. */
const triedAtOnce = 5;

/**
 * Only a try shows whether ConnectWise accepts tickets for a board and a company again. So each minute one ticket of
 * each such pair is sent again, and a person's fix is noticed soon.
 * @returns whether tickets are held for that, and whether one is sent again now.
 */
export async function retryRefused(
  db: Kysely<Schema>,
  now: Date,
): Promise<{ waiting: boolean; released: boolean }> {
  const { rows } = await sql<Held & { sent_at: Date; due: boolean }>`
    select distinct on (content ->> 'boardId', content ->> 'companyId') id, incident_id, sent_at,
      sent_at + interval '1 minute' <= ${now}::timestamptz as due
    from ticket where state = 'refused' and problem ->> 'code' = ${refusedHereCode}
    order by content ->> 'boardId', content ->> 'companyId', sent_at desc
  `.execute(db);
  const due = rows
    .filter((row) => row.due)
    // If there are many, those that waited the longest.
    .sort((one, other) => one.sent_at.getTime() - other.sent_at.getTime())
    .slice(0, triedAtOnce);
  await release(db, due, now);
  return { waiting: rows.length > 0, released: due.length > 0 };
}

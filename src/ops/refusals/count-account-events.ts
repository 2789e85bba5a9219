import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';

/** The events of accounts that are counted; refusals are counted separately. */
export const accountEvents = [
  'user.added',
  'user.changed',
  'user.confirmed',
  'user.disabled',
  'user.password_changed',
  'user.password_chosen',
  'user.reset',
  'user.signed_in',
  'user.two_factor_off',
  'user.two_factor_on',
  'token.made',
  'token.revoked',
] as const;

/** The number of each event in the audit trail, which is never deleted. */
export async function countAccountEvents(db: Kysely<Schema>): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ event: string; count: number }>`
    select event, count(*)::int as count
    from (
      select case
          when action = 'user.changed' and before ->> 'disabled' = 'false' and after ->> 'disabled' = 'true'
          then 'user.disabled' else action end as event
      from audit_event
      where action in (${sql.join([...accountEvents])})
    ) as named
    group by event
  `.execute(db);
  const none = Object.fromEntries(accountEvents.map((event) => [event, 0]));
  return { ...none, ...Object.fromEntries(rows.map(({ event, count }) => [event, count])) };
}

import { type Kysely, sql } from 'kysely';
import type { DecisionReason } from '../../decisions/decision-reasons.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Status } from './status.ts';

const hourMs = 3_600_000;

/** Reasons for which incidents are held until a person or ConnectWise acts. Planned holds are not included. */
const faults = [
  'company_not_mapped',
  'mapped_company_gone',
  'connection_unhealthy',
  'ticket_service_incomplete',
  'ticket_service_invalid',
  'awaiting_release',
  'refused',
  'outcome_unknown',
] as const satisfies DecisionReason[];

/** Open incidents that have been held for more than an hour, for the same reason. */
export async function countHeldLong(db: Kysely<Schema>, now: Date): Promise<Status['incidents']['heldLong']> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(decided_at) as since from incident
    where state = 'open' and decision = 'hold' and decision_reason in (${sql.join([...faults])})
      and decided_at <= ${new Date(now.getTime() - hourMs)}
  `.execute(db);
  return { count: rows[0]?.count ?? 0, since: rows[0]?.since?.toISOString() ?? null };
}

/** More events than the audit trail gets in an hour under any attack, and few enough to read each time. */
const lastEvents = 500;

/** The lockouts of the last hour in the audit trail: at most one for each account. */
export async function countLockouts(db: Kysely<Schema>, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct subject)::int as count
    from (select action, subject, at from audit_event order by id desc limit ${lastEvents}) as recent
    where action = 'user.sign_in_locked' and at > ${new Date(now.getTime() - hourMs)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

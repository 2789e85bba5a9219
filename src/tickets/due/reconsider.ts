import { type Kysely, sql } from 'kysely';
import { lockDeciding } from '../../incidents/lock-deciding.ts';
import { bigintArray, isOneOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { ChangeScope } from '../../platform/settings/change.ts';

/* How a decided incident becomes due again. Other files make it due only if the incident itself changes: a detection
   (incidents/grow-incidents.ts, incidents/resume.ts), a roll-up's own turns (roll-ups/), a decision that names its time
   (write-decisions.ts) or fails (decide-due.ts). */

/**
 * Makes the incidents due again that may wait for a change, and sets how it releases them. `changing` calls it in the
 * transaction of the change and before it: incidents are locked before settings.
 */
export async function reconsider(
  tx: Kysely<Schema>,
  now: Date,
  scope: ChangeScope | null = {},
): Promise<void> {
  await lockDeciding(tx);
  if (scope === null) return;
  if (scope.decided !== undefined) await reconsiderDecided(tx, now, { ...scope, decided: scope.decided });
  else if (scope.domain === undefined) await reconsiderHeld(tx, now, scope);
  else await reconsiderDomain(tx, now, { ...scope, domain: scope.domain });
}

const isHeld = sql`(decision = 'hold' or decision_reason = 'accepted')
  and decision_reason not in ('waiting_to_group', 'outcome_unknown')`;

/** The number of incidents that a person's change releases is counted first, see gate.ts. */
const gateOf = ({ release }: ChangeScope) =>
  release === 'flow' ? sql`release_gate` : sql`${release === 'now' ? null : (release ?? 'ask')}::text`;

const ofCompany = ({ companyId, incidentIds }: ChangeScope) =>
  sql`${companyId === undefined || companyId === null ? sql`` : sql`and company_id = ${companyId}`}
    ${incidentIds === undefined ? sql`` : sql`and id = any(${bigintArray(incidentIds)})`}`;

/**
 * Held incidents, of one company or all. Tickets that ConnectWise refused are retried, since the change may fix the
 * refusal.
 */
async function reconsiderHeld(tx: Kysely<Schema>, now: Date, scope: ChangeScope): Promise<void> {
  // Also locks incidents that are due or being sent, though they stay unchanged: a worker may be about to hold one.
  // This statement waits for the worker, and then sees its result.
  await sql`
    update incident set decide_at = case when ${isHeld} then ${now}::timestamptz else decide_at end,
      release_gate = case when ${isHeld} and kind = 'detections' then ${gateOf(scope)} else release_gate end
    where state = 'open' and (decision in ('hold', 'create', 'reopen') or decision_reason = 'accepted')
      ${ofCompany(scope)}
  `.execute(tx);
  // Incidents before tickets: the order of locks.
  await sql`
    update ticket set state = 'withdrawn', problem = null
    where state = 'refused' and incident_id in (
      select id from incident where state = 'open' and ${isHeld} ${ofCompany(scope)})
  `.execute(tx);
}

/**
 * The incidents that a silence, an accepted risk or an entry of the allow list suppressed, at the companies where that
 * has ended.
 */
async function reconsiderDecided(
  tx: Kysely<Schema>,
  now: Date,
  { decided, ...scope }: ChangeScope & Required<Pick<ChangeScope, 'decided'>>,
): Promise<void> {
  if (decided === undefined) return;
  await sql`
    update incident set decide_at = ${now},
      release_gate = case when kind = 'detections' then ${gateOf(scope)} else release_gate end
    where state = 'open' and decision_reason = ${decided.reason}
      and company_id = any(${bigintArray(decided.companyIds)})
  `.execute(tx);
}

/** The incidents with a name within a domain: held, about to be sent, or allowed. */
async function reconsiderDomain(
  tx: Kysely<Schema>,
  now: Date,
  { domain, ...scope }: ChangeScope & { readonly domain: string },
): Promise<void> {
  const below = `.${domain}`;
  await sql`
    update incident set decide_at = ${now},
      release_gate = case when decision = 'create' or kind <> 'detections' then release_gate else ${gateOf(scope)} end
    where state = 'open' and decision_reason <> 'waiting_to_group'
      and (decision in ('hold', 'create') or decision_reason = 'domain_allowed')
      and exists (select from unnest(domains || coalesce(registrable_domain, '')) as d(name)
        where name = ${domain} or right(name, ${below.length}::int) = ${below})
      ${ofCompany(scope)}
  `.execute(tx);
}

/**
 * Makes these incidents due again, since a finding about their tickets, or a person's choice, may change the decision.
 */
export async function decideAgain(
  tx: Kysely<Schema>,
  now: Date,
  ids: readonly number[],
  gate: Partial<Pick<Schema['incident'], 'release_gate' | 'gated_at'>> = {},
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('incident')
    .set({ ...gate, decide_at: now })
    .where(isOneOf('id', ids))
    .execute();
}

import { type Kysely, sql } from 'kysely';
import { lockDeciding } from '../../incidents/lock-deciding.ts';
import { bigintArray, isOneOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { ChangeScope } from '../../platform/settings/change.ts';

/*
 * How an incident becomes due again, once it is decided. Other files do that only where the incident itself changes: a
 * detection (incidents/grow-incidents.ts, incidents/resume.ts), a roll-up's own turns (roll-ups/), a decision that names its
 * time (write-decisions.ts) or fails (decide-due.ts).
 */

/**
 * Has the incidents decided again that may wait for a change, with what becomes of those that it releases. `changing`
 * calls it, in the transaction of the change and before it: incidents are locked before settings.
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

/** How much a person's change releases is counted first, see gate.ts. */
const gateOf = ({ release }: ChangeScope) =>
  release === 'flow' ? sql`release_gate` : sql`${release === 'now' ? null : (release ?? 'ask')}::text`;

const ofCompany = ({ companyId, incidentIds }: ChangeScope) =>
  sql`${companyId === undefined || companyId === null ? sql`` : sql`and company_id = ${companyId}`}
    ${incidentIds === undefined ? sql`` : sql`and id = any(${bigintArray(incidentIds)})`}`;

/**
 * What is held, of one company or all. Tickets that ConnectWise refused get another chance, as what it refused may be
 * what is changed.
 */
async function reconsiderHeld(tx: Kysely<Schema>, now: Date, scope: ChangeScope): Promise<void> {
  // Also locks incidents that are due or being sent, though they stay as they are: a worker may be about to hold one.
  // This waits for it, and then its result counts.
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

/** What a silence, an accepted risk or an entry of the allow list kept back, at the companies where that has ended. */
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

/** What has a name within a domain: held, about to be sent, or allowed. */
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

/** What was found about these incidents' tickets, or chosen by a person, may change their decision. */
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

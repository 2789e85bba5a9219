import type { Kysely } from 'kysely';
import { type Decision, decide } from '../../decisions/decide.ts';
import { decisionReasons } from '../../decisions/decision-reasons.ts';
import { lockDeciding } from '../../incidents/lock-deciding.ts';
import { toIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { isOneOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { coveringKinds } from './apply-decision.ts';
import { loadCircumstances } from './circumstances.ts';
import { decideAgain } from './reconsider.ts';

/** A person’s changes release this many incidents at once, or within {@link recentMs}; more await a choice. */
export const releasedAtOnce = 10;
const recentMs = 10 * 60_000;

/** The most incidents that one transaction settles: others wait for the advisory lock of deciding meanwhile. */
const portion = 500;

/**
 * Counts the incidents that a person’s change would release, a portion of them. Few are released; many are held until a
 * person has chosen; if “new only” was chosen, they are closed. The caller holds the advisory lock of deciding. Few
 * incidents of a portion stay in the gate while others are left, since together they may be too many.
 * @returns whether all is settled; if not, call it again in another transaction, and decide nothing before.
 */
export async function settleGate(tx: Kysely<Schema>, now: Date, limit = portion): Promise<boolean> {
  const { ask, newOnly, staying, all } = await loadGate(tx, now, limit);
  await leaveGate(tx, staying);
  if (newOnly.length > 0) {
    await closeUnreleased(
      tx,
      newOnly,
      now,
      'A change released it, after a person chose to ticket only new incidents.',
    );
  }
  if (ask.length === 0) return all;
  const asked = ask.length + (await countBefore(tx, now)) > releasedAtOnce;
  if (asked) await holdForRelease(tx, ask, now);
  else if (all) await decideAgain(tx, now, ask, { release_gate: 'passed', gated_at: now });
  return all;
}

/** Repeats {@link settleGate} until all is settled, with a transaction for each portion. */
export async function settleWholeGate(db: Kysely<Schema>, now: Date): Promise<void> {
  let settled = false;
  while (!settled) {
    settled = await transaction(db, async (tx) => {
      await lockDeciding(tx);
      return settleGate(tx, now);
    });
  }
}

interface Gate {
  /** Incidents that would be released, by the choice of the person who made the change. */
  readonly ask: number[];
  readonly newOnly: number[];
  /** Incidents that are also held for another reason, or get no ticket. */
  readonly staying: number[];
  /** Whether the gate contains no other incidents. */
  readonly all: boolean;
}

async function loadGate(tx: Kysely<Schema>, now: Date, limit: number): Promise<Gate> {
  const rows = await tx
    .selectFrom('incident')
    .selectAll()
    .where('release_gate', 'in', ['ask', 'new-only'])
    .where('state', '=', 'open')
    .orderBy('id')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  const gate: Gate = { ask: [], newOnly: [], staying: [], all: rows.length < limit };
  if (rows.length === 0) return gate;
  const incidents = rows.map(toIncident);
  const circumstancesOf = await loadCircumstances(tx, incidents, now);
  for (const incident of incidents) {
    const decision = decide({ ...incident, releaseGate: null }, circumstancesOf(incident));
    const place = !isRelease(decision)
      ? gate.staying
      : incident.releaseGate === 'new-only'
        ? gate.newOnly
        : gate.ask;
    place.push(incident.id);
  }
  return gate;
}

/** Whether a decision causes a write to ConnectWise. */
const isRelease = ({ action, reason }: Decision): boolean =>
  reason === 'due' || action === 'reopen' || (action === 'append' && reason in coveringKinds);

/** The incidents that await a choice already, or were released recently: many small changes count as one large one. */
async function countBefore(tx: Kysely<Schema>, now: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('incident')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(({ or, and, eb }) =>
      or([
        and([eb('release_gate', '=', 'awaiting'), eb('state', '=', 'open')]),
        and([eb('release_gate', '=', 'passed'), eb('gated_at', '>', new Date(now.getTime() - recentMs))]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function leaveGate(tx: Kysely<Schema>, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('incident').set({ release_gate: null }).where(isOneOf('id', ids)).execute();
}

async function holdForRelease(tx: Kysely<Schema>, ids: readonly number[], now: Date): Promise<void> {
  await tx
    .updateTable('incident')
    .set({
      release_gate: 'awaiting',
      gated_at: now,
      decision: 'hold',
      decision_reason: 'awaiting_release',
      decision_note: null,
      decided_at: now,
      decide_at: null,
    })
    .where(isOneOf('id', ids))
    .execute();
  const { title, hint } = decisionReasons.awaiting_release;
  const message = `${title}. ${hint}`;
  const details = { decision: 'hold', reason: 'awaiting_release' };
  await recordEvents(
    tx,
    ids.map((incidentId) => ({ incidentId, at: now, kind: 'decided', message, details })),
  );
}

/** Closes incidents without a ticket: the next detection opens a new one, which gets a ticket. */
export async function closeUnreleased(
  tx: Kysely<Schema>,
  ids: readonly number[],
  now: Date,
  why: string,
): Promise<void> {
  await tx
    .updateTable('incident')
    .set({
      release_gate: null,
      decision: 'skip',
      decision_reason: 'not_released',
      decision_note: null,
      decided_at: now,
      decide_at: null,
      state: 'closed',
      closed_at: now,
      closed_reason: 'not_released',
    })
    .where(isOneOf('id', ids))
    .execute();
  const message = `${decisionReasons.not_released.title}. ${why}`;
  await recordEvents(
    tx,
    ids.map((incidentId) => ({
      incidentId,
      at: now,
      kind: 'decided',
      message,
      details: { decision: 'skip', reason: 'not_released' },
    })),
  );
}

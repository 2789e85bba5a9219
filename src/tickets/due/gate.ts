import { type Kysely, type SqlBool, sql } from 'kysely';
import { type Decision, decide } from '../../decisions/decide.ts';
import { decisionReasons } from '../../decisions/decision-reasons.ts';
import { toIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { bigintArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { coveringKinds } from './apply-decision.ts';
import { readCircumstances } from './circumstances.ts';

/** A person’s changes release so many incidents at once, or within {@link recentMs}; more await a choice. */
export const releasedAtOnce = 10;
const recentMs = 10 * 60_000;

/** How many incidents are read at a time. */
const batchSize = 500;

/**
 * Counts what a person’s change releases, and lets it pass, holds it until a person has chosen, or, where that was
 * chosen, closes it. The caller holds the lock of deciding.
 */
export async function settleGate(tx: Kysely<Schema>, now: Date): Promise<void> {
  const { ask, newOnly, staying } = await readGate(tx, now);
  await setGate(tx, staying, { release_gate: null });
  if (newOnly.length > 0) {
    await closeUnreleased(
      tx,
      newOnly,
      now,
      'A change released it, after a person chose to ticket only new incidents.',
    );
  }
  if (ask.length === 0) return;
  const asked = ask.length + (await countBefore(tx, now)) > releasedAtOnce;
  if (asked) await holdForRelease(tx, ask, now);
  else await setGate(tx, ask, { release_gate: 'passed', gated_at: now, decide_at: now });
}

interface Gate {
  /** Incidents that would be released, by the choice of who made the change. */
  readonly ask: number[];
  readonly newOnly: number[];
  /** Held for something else as well, or not ticketed. */
  readonly staying: number[];
}

async function readGate(tx: Kysely<Schema>, now: Date): Promise<Gate> {
  const gate: Gate = { ask: [], newOnly: [], staying: [] };
  for (let last = 0; ; ) {
    const rows = await tx
      .selectFrom('incident')
      .selectAll()
      .where('release_gate', 'in', ['ask', 'new-only'])
      .where('state', '=', 'open')
      .where('id', '>', last)
      .orderBy('id')
      .limit(batchSize)
      .forNoKeyUpdate()
      .skipLocked()
      .execute();
    const end = rows.at(-1);
    if (end === undefined) return gate;
    const incidents = rows.map(toIncident);
    const circumstancesOf = await readCircumstances(tx, incidents, now);
    for (const incident of incidents) {
      const decision = decide({ ...incident, releaseGate: null }, circumstancesOf(incident));
      const place = !isRelease(decision)
        ? gate.staying
        : incident.releaseGate === 'new-only'
          ? gate.newOnly
          : gate.ask;
      place.push(incident.id);
    }
    last = end.id;
  }
}

/** Whether a decision has ConnectWise get something. */
const isRelease = ({ action, reason }: Decision): boolean =>
  reason === 'due' || action === 'reopen' || (action === 'append' && reason in coveringKinds);

/** What awaits a choice already, or was let pass a moment ago: many small changes are one large one. */
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

interface GateChange {
  release_gate: 'passed' | null;
  gated_at?: Date;
  decide_at?: Date;
}

async function setGate(tx: Kysely<Schema>, ids: readonly number[], change: GateChange): Promise<void> {
  if (ids.length > 0) await tx.updateTable('incident').set(change).where(isOneOf(ids)).execute();
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
    .where(isOneOf(ids))
    .execute();
  const { title, hint } = decisionReasons.awaiting_release;
  const message = `${title}. ${hint}`;
  const details = { decision: 'hold', reason: 'awaiting_release' };
  await recordEvents(
    tx,
    ids.map((incidentId) => ({ incidentId, at: now, kind: 'decided', message, details })),
  );
}

/** Closes incidents without a ticket: the next detection opens a new one, which is ticketed. */
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
    .where(isOneOf(ids))
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

const isOneOf = (ids: readonly number[]) => sql<SqlBool>`id = any(${bigintArray(ids)})`;

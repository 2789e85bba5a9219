import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Decision } from '../decisions/decide.ts';
import { closeQuietIncidents } from '../incidents/close-quiet.ts';
import { incidentSettings } from '../incidents/incident-settings.ts';
import { nextDecisionAt } from '../incidents/store.ts';
import type { Schema } from '../platform/database/schema.ts';
import { transaction } from '../platform/database/transaction.ts';
import { loadSetting } from '../platform/settings/store.ts';
import type { Clock } from '../platform/values/clock.ts';
import type { Problem } from '../platform/values/problem.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import { runApart } from '../platform/values/run-apart.ts';
import { type Loop, type LoopContext, msUntil, startLoop } from '../platform/work/loop.ts';
import { queueClosings } from '../tickets/closing/queue-closings.ts';
import type { DeliveryWorker } from '../tickets/deliver/worker.ts';
import { deliverNext } from '../tickets/deliver-next.ts';
import { queueLinks } from '../tickets/devices/queue-links.ts';
import { decideDue, setAsideMs } from '../tickets/due/decide-due.ts';
import { firstPace, nextPace } from '../tickets/due/pace.ts';
import { queueNotes } from '../tickets/follow-up/queue-notes.ts';
import { nextAttemptAt } from '../tickets/record/store.ts';
import { continueRollUps } from '../tickets/roll-ups/continue-roll-ups.ts';
import { closeCovered, endStorms } from '../tickets/roll-ups/end-roll-ups.ts';

/** The longest pause, after which work of another process is found. Work of this process wakes the loop. */
const idleMs = 1_000;

/**
 * Decides incidents when they are due, and wakes the delivery loops.
 * @param ingested how many detections arrived since the last call: deciding makes room for them
 */
export function startDeciding(
  db: Kysely<Schema>,
  random: RandomBytes,
  loop: LoopContext,
  onDecided: (decisions: readonly Decision[]) => void,
  ingested: () => number = () => 0,
): Loop {
  let pace = firstPace;
  let failed: { readonly problem: Problem; readonly until: number } | null = null;
  return startLoop({
    ...loop,
    name: 'decide',
    idleMs,
    async step(signal) {
      // Not the pause of the loop, which every arriving detection ends.
      if (pace.restMs > 0) await loop.clock.sleep(pace.restMs, signal);
      if (signal.aborted) return null;
      const began = loop.clock.now();
      const { decisions, more, problem } = await decideDue(db, began, random, pace.limit);
      pace = nextPace(pace, { ms: msSince(began, loop.clock), more, ingested: ingested() });
      if (decisions.length > 0) onDecided(decisions);
      // Shown until the failed incident was tried again.
      if (problem !== null) failed = { problem, until: loop.clock.now().getTime() + 2 * setAsideMs };
      if (failed !== null && loop.clock.now().getTime() >= failed.until) failed = null;
      return {
        waitMs: more ? 0 : msUntil(await nextDecisionAt(db), loop.clock.now()),
        problem: failed?.problem ?? null,
      };
    },
  });
}

/** If the clock was set back meanwhile, the result is zero. */
const msSince = (began: Date, clock: Clock) => Math.max(0, clock.now().getTime() - began.getTime());

/** How long a request under way may take to end when Picket stops. */
const graceMs = 8_000;

/**
 * The signal that aborts requests under way, later than the one that stops the loop: an aborted create must be searched
 * for.
 */
function patient(signal: AbortSignal, { clock }: LoopContext): { signal: AbortSignal; done: () => void } {
  const cut = new AbortController();
  const over = new AbortController();
  const wait = async () => {
    await clock.sleep(graceMs, over.signal);
    if (!over.signal.aborted) cut.abort();
  };
  signal.addEventListener('abort', () => void wait(), { once: true, signal: over.signal });
  return { signal: cut.signal, done: () => over.abort() };
}

/** Delivers tickets when they are due: one loop makes one request to ConnectWise at a time. */
export function startDelivering(
  worker: Omit<DeliveryWorker, 'owner'>,
  index: number,
  loop: LoopContext,
): Loop {
  const owned: DeliveryWorker = { ...worker, owner: `${process.pid}:${index}:${randomUUID()}` };
  return startLoop({
    ...loop,
    name: `deliver ${index + 1}`,
    idleMs,
    async step(signal) {
      const patience = patient(signal, loop);
      const delivered = await deliverNext(owned, patience.signal).finally(patience.done);
      if (delivered) return 0;
      // A ticket that another worker holds is due too, so "due now" must not mean "at once".
      const wait = msUntil(await nextAttemptAt(worker.db), loop.clock.now());
      return wait === null ? null : Math.max(wait, 50);
    },
  });
}

const minuteMs = 60_000;

/**
 * Closes incidents that have been quiet, and incidents covered by closed roll-ups; ends finished storms, and
 * continues roll-ups.
 */
export function startClosing(db: Kysely<Schema>, loop: LoopContext): Loop {
  return startLoop({
    ...loop,
    name: 'close quiet incidents',
    idleMs: minuteMs,
    async step() {
      let closed = 0;
      const problem = await runApart([
        async () => {
          closed += await transaction(db, async (tx) =>
            closeQuietIncidents(tx, await loadSetting(tx, incidentSettings), loop.clock.now()),
          );
        },
        async () => {
          closed += await transaction(db, (tx) => closeCovered(tx, loop.clock.now()));
        },
        () => transaction(db, (tx) => endStorms(tx, loop.clock.now())),
        async () => {
          closed += await transaction(db, (tx) => continueRollUps(tx, loop.clock.now()));
        },
      ]);
      return { waitMs: closed > 0 ? 0 : null, problem };
    },
  });
}

/** Queues the linking of tickets whose devices were not looked up yet. */
export function startLinking(db: Kysely<Schema>, random: RandomBytes, loop: LoopContext): Loop {
  return startLoop({
    ...loop,
    name: 'queue links to configurations',
    idleMs: minuteMs,
    async step() {
      const queued = await queueLinks(db, loop.clock.now(), random);
      return queued > 0 ? 0 : null;
    },
  });
}

/** Queues the closing of tickets by the administrator's settings. */
export function startClosingTickets(db: Kysely<Schema>, random: RandomBytes, loop: LoopContext): Loop {
  return startLoop({
    ...loop,
    name: 'queue closings of tickets',
    idleMs: minuteMs,
    async step() {
      await queueClosings(db, loop.clock.now(), random);
      return null;
    },
  });
}

/** Queues notes for open tickets whose incidents have news. */
export function startNoting(db: Kysely<Schema>, random: RandomBytes, loop: LoopContext): Loop {
  return startLoop({
    ...loop,
    name: 'queue notes on new detections',
    idleMs: minuteMs,
    async step() {
      const queued = await queueNotes(db, loop.clock.now(), random);
      return queued > 0 ? 0 : null;
    },
  });
}

import type { Match } from '../index/reader.ts';
import { typeName } from '../wire/constants.ts';
import { nameKey, nameToText } from '../wire/name.ts';
import type { Asker } from './askers.ts';
import type { Seen } from './protocol.ts';

/** What decided: a part of the index, or the resolver itself. */
export type Cause = Pick<
  Match,
  'action' | 'answer' | 'scope' | 'reason' | 'category' | 'list' | 'entry' | 'rule'
>;

export interface Noted {
  readonly asker: Asker;
  readonly name: Uint8Array;
  readonly type: number;
  readonly action: 'block' | 'watch';
  /** Called only where a new record begins. */
  readonly cause: () => Cause;
  readonly generation: number;
  readonly target: string | null;
}

export interface SeenBuffer {
  note(noted: Noted, now: number, hideClients: boolean): void;
  /** The next batch with its number; null if none is due, or the last one is not acknowledged. */
  nextBatch(now: number): { readonly batch: number; readonly seen: readonly Seen[] } | null;
  /** The main thread took this batch. */
  acknowledge(batch: number): void;
  /** Makes all records due now: the policy changed, or the thread ends. */
  release(): void;
  readonly waiting: number;
  readonly lost: number;
}

interface Open {
  readonly seen: Seen & { readonly queryTypes: Record<string, number>; count: number; lastAt: number };
  dueAt: number;
}

const minuteMs = 60_000;
/** The most waiting records, including those of a batch that is not acknowledged. */
const mostWaiting = 10_000;
const mostInBatch = 1_000;
/** The most records of a minute that are remembered as handed over; a forgotten one is due at once again. */
const mostRemembered = 50_000;

/**
 * Blocked and watched queries on their way to the main thread. The first of a company, client, name and minute is due
 * at once, so that a ticket is opened soon. Those that follow in its minute become one more record when the minute
 * ends. They wait until the main thread acknowledges; beyond the limit they are lost, and counted.
 */
export function openSeenBuffer(limit = mostWaiting): SeenBuffer {
  /** The current minute, and its records: those waiting and those handed over. */
  let minute = 0;
  let open = new Map<string, Open>();
  let handedOver = new Set<string>();
  /** Waiting records of earlier minutes. */
  const overdue: Seen[] = [];
  let unacknowledged = 0;
  let lastBatch = 0;
  let lost = 0;
  const waiting = () => overdue.length + open.size + unacknowledged;

  return {
    note({ asker, name, type, action, cause, generation, target }, now, hideClients) {
      const began = Math.floor(now / minuteMs);
      if (began !== minute) {
        minute = began;
        for (const { seen } of open.values()) overdue.push(seen);
        open = new Map();
        handedOver = new Set();
      }
      const key = `${hideClients ? asker.hidden : asker.who}${action} ${target ?? ''} ${nameKey(name)}`;
      const known = open.get(key)?.seen;
      if (known !== undefined) {
        known.count++;
        known.lastAt = now;
        known.queryTypes[typeName(type)] = (known.queryTypes[typeName(type)] ?? 0) + 1;
        return;
      }
      if (waiting() >= limit) {
        lost++;
        return;
      }
      const { answer, scope, reason, category, list, entry, rule } = cause();
      const seen = {
        company: asker.company,
        client: hideClients ? null : asker.address,
        device: asker.device,
        name: nameToText(name),
        queryTypes: { [typeName(type)]: 1 },
        count: 1,
        firstAt: now,
        lastAt: now,
        action,
        answer,
        scope,
        reason,
        category,
        list,
        entry,
        rule,
        generation,
        target,
      };
      open.set(key, { seen, dueAt: handedOver.has(key) ? (began + 1) * minuteMs : now });
    },
    nextBatch(now) {
      if (unacknowledged > 0) return null;
      const batch = overdue.splice(0, mostInBatch);
      for (const [key, { seen, dueAt }] of open) {
        if (batch.length === mostInBatch) break;
        if (dueAt > now) continue;
        open.delete(key);
        if (handedOver.size >= mostRemembered) handedOver = new Set();
        handedOver.add(key);
        batch.push(seen);
      }
      if (batch.length === 0) return null;
      unacknowledged = batch.length;
      return { batch: ++lastBatch, seen: batch };
    },
    acknowledge(batch) {
      if (batch === lastBatch) unacknowledged = 0;
    },
    release() {
      for (const one of open.values()) one.dueAt = 0;
      handedOver = new Set();
    },
    get waiting() {
      return waiting();
    },
    get lost() {
      return lost;
    },
  };
}

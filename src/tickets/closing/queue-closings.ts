import type { Kysely } from 'kysely';
import { capabilities, mayDo, type Rights, rights } from '../../connectwise/connection/rights.ts';
import { closesAnything, closingSettings } from '../../connectwise/services/closing-settings.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSettings } from '../../platform/settings/store.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { queueOperations } from '../record/queue-follow-up.ts';
import { findClosable } from './find-closable.ts';
import { loadReasons } from './load-reasons.ts';

/** The tickets that one query checks. */
const batchSize = 500;
/** The most waiting closings: each takes a dozen requests, and notes and reopenings come first. */
const mostWaiting = 20;

/**
 * Queues the closing of each open ticket that has a reason now, a limited number at a time, if the role may change
 * tickets. Whether a person has worked on a ticket is read from ConnectWise when its turn comes.
 */
export async function queueClosings(db: Kysely<Schema>, now: Date, random: RandomBytes): Promise<number> {
  const set = await loadSettings(db, { closing: closingSettings, rights });
  if (!closesAnything(set.closing) || set.closing.statuses.length === 0) return 0;
  if (!mayDo(set.rights, 'closing')) return 0;
  const room = mostWaiting - (await countWaiting(db));
  if (room <= 0) return 0;
  // A right that was granted since then lets refused tickets be tried again at once.
  const savedAt = lastChange(set.rights, await whenSaved(db));
  const due: number[] = [];
  let after = 0;
  let more = true;
  while (more && due.length < room) {
    const closables = await findClosable(db, { after, limit: batchSize, now, savedAt });
    const reasons = await loadReasons(db, closables, set.closing, now);
    due.push(...reasons.keys());
    after = closables.at(-1)?.ticketId ?? after;
    more = closables.length === batchSize;
  }
  const some = due.slice(0, room);
  await queueOperations(db, 'close', some, { now, random });
  return some.length;
}

function lastChange(known: Rights, savedAt: Date): Date {
  const granted = capabilityNeeds.flatMap((name) => {
    const right = known.rights[name];
    return right?.state === 'granted' ? [Date.parse(right.since)] : [];
  });
  return new Date(Math.max(savedAt.getTime(), ...granted));
}

const capabilityNeeds = [...capabilities.closing.needs, ...capabilities.time.needs];

async function countWaiting(db: Kysely<Schema>): Promise<number> {
  const { count } = await db
    .selectFrom('ticket_operation')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kind', '=', 'close')
    .where('next_attempt_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** When the closing settings were last saved. */
export async function whenSaved(db: Kysely<Schema>): Promise<Date> {
  const row = await db
    .selectFrom('setting')
    .select('updated_at')
    .where('name', '=', closingSettings.name)
    .executeTakeFirst();
  return row?.updated_at ?? new Date(0);
}

import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ConnectWise, TicketRecord } from '../../connectwise/client/types.ts';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type Problem, toProblem } from '../../platform/values/problem.ts';
import { problems } from '../record/problems.ts';
import { referencePrefix } from '../record/reference.ts';
import type { TicketRow } from '../record/store.ts';
import { followAccount } from './account.ts';
import { applyReading, noteUnchanged, type Reader } from './apply-reading.ts';
import { type BoardStatuses, fetchBoardStatuses } from './board-statuses.ts';
import {
  type Consequences,
  changesNothing,
  consequencesOf,
  goneForGood,
  notFound,
  notReadable,
} from './consequences.ts';
import { fetchByNumber, isRecord, type Reading, type Readings } from './fetch-by-number.ts';
import { fetchSurroundings } from './fetch-surroundings.ts';
import { lifeOf, type Surroundings } from './life.ts';
import { isOfOneTicket } from './of-one-ticket.ts';
import { claimSync, dueTickets, finishSync, mergedInto, ticketsThere } from './store.ts';

export interface TicketSync {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly connectWise: () => Promise<ConnectWise | null>;
  readonly everyMs?: number;
  /** Reads the statuses of boards; default: from ConnectWise each time. */
  readonly boards?: BoardStatuses;
  /** Called for each of our tickets that was read, with its new and its known state, before the new one is stored. */
  readonly seen?: (seen: readonly SeenTicket[], now: Date) => Promise<void>;
  /** Called for each ticket that changed, and for each that cannot be read. */
  readonly observe?: (event: SyncEvent) => void;
}

export interface SeenTicket {
  readonly row: TicketRow;
  readonly record: TicketRecord;
}

export interface SyncEvent {
  readonly ticketId: number;
  readonly incidentId: number;
  readonly connectWiseId: number | null;
  readonly life: TicketRow['life'];
  /** Why this ticket could not be read or stored; null if it was. */
  readonly problem: Problem | null;
}

/** The interval of reading changes: they are seen within a minute, with two requests. */
export const defaultEveryMs = 30_000;
/** The most tickets that one round reads by number, a hundred per request. */
const byNumberAtOnce = 300;
/** ConnectWise stores changes slightly after the time that they contain. */
const overlapMs = 60_000;
/** How far the first reading goes back; older changes are read by number. */
const firstLookMs = 86_400_000;

/**
 * Reads the state of our tickets in ConnectWise and applies it: changes since the last time, and by number those that
 * are due. One node at a time; the others return null.
 * @returns the round's failure, if any, and whether more is due at once; null if it was not its turn.
 */
export async function syncTickets(
  deps: TicketSync,
  signal: AbortSignal,
): Promise<{ problem: Problem | null; more: boolean } | null> {
  const { db, clock, everyMs = defaultEveryMs } = deps;
  const client = await deps.connectWise();
  const { state } = await loadSetting(db, connectionHealth);
  if (client === null || state === 'refused' || state === 'unconfigured') return null;
  const owner = `${process.pid}:${randomUUID()}`;
  const lease = await claimSync(db, owner, clock.now(), everyMs);
  if (lease === null) return null;
  let { cursor } = lease;
  let problem: Problem | null = null;
  let more = false;
  try {
    // Read after the client: if the connection changed in between, the old client has nothing to read.
    if (await followAccount({ db, owner, now: clock.now() })) cursor = null;
    ({ cursor, more, problem } = await fetchRound(deps, { client, owner, cursor }, signal));
  } catch (thrown) {
    problem = toProblem(thrown);
    throw thrown;
  } finally {
    const now = clock.now();
    const nextAt = new Date(now.getTime() + (more ? 0 : everyMs));
    await finishSync(db, owner, { nextAt, cursor, problem, now });
  }
  return { problem, more };
}

interface Round {
  readonly client: ConnectWise;
  readonly owner: string;
  readonly cursor: Date | null;
}

interface RoundEnd {
  readonly cursor: Date | null;
  readonly more: boolean;
  /** The first error that concerns more than one ticket; null if there was none. */
  readonly problem: Problem | null;
}

/**
 * One round. An error for one ticket stays with that ticket. If the list of changes cannot be read, due tickets are
 * read by their numbers all the same, and the list is read from the same time again.
 */
async function fetchRound(
  deps: TicketSync,
  { client, owner, cursor }: Round,
  signal: AbortSignal,
): Promise<RoundEnd> {
  const { db, clock } = deps;
  const now = clock.now();
  const since = new Date(cursor === null ? now.getTime() - firstLookMs : cursor.getTime() - overlapMs);
  const changed = await client.ticketsChangedSince({ since, referencePrefix }, signal);
  if (!changed.ok && !isOfOneTicket(changed.problem))
    return { cursor, more: false, problem: changed.problem };
  const items = changed.ok ? changed.value.items : [];
  const readings: Readings = new Map(items.map((ticket) => [ticket.id, ticket]));
  const due = await dueTickets(db, now, byNumberAtOnce);
  const children = await mergedInto(db, [...readings.keys()]);
  const byNumber = await fetchByNumber(
    client,
    [...due, ...children].filter(({ connectwise_id: number }) => !readings.has(number ?? 0)),
    signal,
  );
  for (const [number, reading] of byNumber.readings) readings.set(number, reading);

  const rows = await rowsOf(db, [...readings.keys()]);
  const records = [...readings.values()].filter(isRecord);
  const { closedStatuses } = await loadSetting(db, recurrenceSettings);
  const rules = { boards: deps.boards ?? fetchBoardStatuses, closedStatuses };
  const { surroundings, problem } = await fetchSurroundings(client, records, rules, signal);
  const reader = { db, owner, now: clock.now() };
  const unseen = await showSeen(deps, rows, readings, reader.now);
  const applied = await apply(deps, reader, rows, (row) => {
    const failure = unseen.get(row.id);
    const reading = failure === undefined ? readings.get(row.connectwise_id ?? 0) : { unreadable: failure };
    return reading === undefined ? null : follows(row, reading, surroundings, reader.now);
  });
  // Another node has taken the reading over.
  if (applied === null) return { cursor, more: false, problem: null };
  const failure = changed.ok ? (byNumber.problem ?? problem ?? applied.problem) : changed.problem;
  return {
    // A ticket that failed is read again by its number.
    cursor: changed.ok && problem === null ? latest(cursor, items) : cursor,
    more: failure === null && due.length === byNumberAtOnce,
    problem: failure,
  };
}

/** Passes on the seen tickets, all at once; if that fails, one by one, so that one ticket does not stop the others. */
async function showSeen(
  { seen }: TicketSync,
  rows: readonly TicketRow[],
  readings: Readings,
  now: Date,
): Promise<ReadonlyMap<number, Problem>> {
  const failures = new Map<number, Problem>();
  if (seen === undefined) return failures;
  const all = rows.flatMap((row): SeenTicket[] => {
    const record = readings.get(row.connectwise_id ?? 0);
    return isRecord(record) ? [{ row, record }] : [];
  });
  try {
    await seen(all, now);
  } catch {
    for (const one of all) {
      await seen([one], now).catch((thrown: unknown) => failures.set(one.row.id, toProblem(thrown)));
    }
  }
  return failures;
}

async function rowsOf(db: Kysely<Schema>, numbers: readonly number[]): Promise<TicketRow[]> {
  const rows: TicketRow[] = [];
  for (let from = 0; from < numbers.length; from += 1_000) {
    const some = numbers.slice(from, from + 1_000);
    rows.push(...(await ticketsThere(db).where('connectwise_id', 'in', some).orderBy('id').execute()));
  }
  return rows;
}

/** After this many tickets in a row that cannot be stored, the database is the cause. */
const storeFailuresInSuccession = 5;

/** Stores the consequences for each ticket; null if another node took the reading over. */
async function apply(
  deps: TicketSync,
  reader: Reader,
  rows: readonly TicketRow[],
  consequencesFor: (row: TicketRow) => Consequences | null,
): Promise<{ problem: Problem | null } | null> {
  const unchanged: TicketRow[] = [];
  let problem: Problem | null = null;
  let failures = 0;
  for (const row of rows) {
    const consequences = consequencesFor(row);
    if (consequences === null) continue;
    if (changesNothing(row, consequences)) {
      unchanged.push(row);
      continue;
    }
    const { id: ticketId, incident_id: incidentId, connectwise_id: connectWiseId } = row;
    const about = { ticketId, incidentId, connectWiseId, life: consequences.facts.life };
    try {
      if (!(await applyReading(reader, row, consequences))) return null;
      failures = 0;
      deps.observe?.({ ...about, problem: consequences.facts.read_problem });
    } catch (thrown) {
      failures += 1;
      if (failures >= storeFailuresInSuccession) throw thrown;
      problem ??= problems.readingNotStored(connectWiseId ?? 0, toProblem(thrown));
      deps.observe?.({ ...about, life: row.life, problem: toProblem(thrown) });
    }
  }
  return (await noteUnchanged(reader, unchanged)) ? { problem } : null;
}

function follows(row: TicketRow, reading: Reading, surroundings: Surroundings, now: Date): Consequences {
  if (reading === null) return goneForGood(row);
  if (reading === 'missing') return notFound(row, now);
  if (!isRecord(reading)) return notReadable(row, reading.unreadable, now);
  const createdIn = row.content?.statusId;
  const life = lifeOf(reading, surroundings, typeof createdIn === 'number' ? createdIn : null);
  return consequencesOf(row, life, now);
}

/** The last known change, by ConnectWise's clock. */
function latest(cursor: Date | null, tickets: readonly TicketRecord[]): Date | null {
  const times = tickets.flatMap(({ updatedAt }) => (updatedAt === undefined ? [] : [updatedAt.getTime()]));
  if (times.length === 0) return cursor;
  return new Date(times.reduce((last, time) => Math.max(last, time), cursor?.getTime() ?? 0));
}

import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ConnectWise, TicketRecord } from '../../connectwise/types.ts';
import type { Schema } from '../../database/schema.ts';
import { connectionHealth } from '../../settings/connection.ts';
import { readSetting } from '../../settings/store.ts';
import type { Clock } from '../../values/clock.ts';
import { ok, type Problem, type Result, toProblem } from '../../values/problem.ts';
import { referencePrefix } from '../reference.ts';
import type { TicketRow } from '../store.ts';
import { followAccount } from './account.ts';
import { applyReading, noteUnchanged, type Reader } from './apply-reading.ts';
import { type Consequences, changesNothing, consequencesOf, goneForGood, notFound } from './consequences.ts';
import { lifeOf, type Surroundings } from './life.ts';
import { type Readings, readByNumber, readSurroundings } from './read-tickets.ts';
import { claimSync, dueTickets, finishSync, mergedInto, ticketsThere } from './store.ts';

export interface TicketSync {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly connectWise: () => Promise<ConnectWise | null>;
  readonly everyMs?: number;
  /** Given each of our tickets that was read, as it is there and as it was known, before that becomes true here. */
  readonly seen?: (seen: readonly SeenTicket[], now: Date) => Promise<void>;
  /** Told of each ticket that something changed about. */
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
}

/** So often is asked what changed: seen within a minute, for two requests in it. */
export const defaultEveryMs = 30_000;
/** Tickets that one round reads by their numbers, a hundred a request. */
const byNumberAtOnce = 300;
/** Changes are written down in ConnectWise a little after the time that they bear. */
const overlapMs = 60_000;
/** How far the first reading looks back; what is older is read by its number. */
const firstLookMs = 86_400_000;

/**
 * Reads what became of our tickets in ConnectWise and makes it true here: what changed since the last time, and by
 * their numbers those that are due. One node at a time; the others give null.
 *
 * @returns what the round failed with, if anything, and whether more is due at once; null where it was not its turn.
 */
export async function syncTickets(
  deps: TicketSync,
  signal: AbortSignal,
): Promise<{ problem: Problem | null; more: boolean } | null> {
  const { db, clock, everyMs = defaultEveryMs } = deps;
  const client = await deps.connectWise();
  const { state } = await readSetting(db, connectionHealth);
  if (client === null || state === 'refused' || state === 'unconfigured') return null;
  const owner = `${process.pid}:${randomUUID()}`;
  const lease = await claimSync(db, owner, clock.now(), everyMs);
  if (lease === null) return null;
  let { cursor } = lease;
  let problem: Problem | null = null;
  let more = false;
  try {
    // Asked after the client: where the connection changed in between, the old client is left with nothing to read.
    if (await followAccount({ db, owner, now: clock.now() })) cursor = null;
    const read = await readRound(deps, { client, owner, cursor }, signal);
    if (read.ok) ({ cursor, more } = read.value);
    else problem = read.problem;
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

async function readRound(
  deps: TicketSync,
  { client, owner, cursor }: Round,
  signal: AbortSignal,
): Promise<Result<{ cursor: Date | null; more: boolean }>> {
  const { db, clock } = deps;
  const now = clock.now();
  const since = new Date(cursor === null ? now.getTime() - firstLookMs : cursor.getTime() - overlapMs);
  const changed = await client.ticketsChangedSince({ since, referencePrefix }, signal);
  if (!changed.ok) return changed;
  const readings: Readings = new Map(changed.value.items.map((ticket) => [ticket.id, ticket]));
  const due = await dueTickets(db, now, byNumberAtOnce);
  const children = await mergedInto(db, [...readings.keys()]);
  const byNumber = await readByNumber(
    client,
    [...due, ...children].filter(({ connectwise_id: number }) => !readings.has(number ?? 0)),
    signal,
  );
  if (!byNumber.ok) return byNumber;
  for (const [number, reading] of byNumber.value) readings.set(number, reading);

  const rows = await rowsOf(db, [...readings.keys()]);
  const seen = rows.flatMap((row): SeenTicket[] => {
    const record = readings.get(row.connectwise_id ?? 0);
    return typeof record === 'object' && record !== null ? [{ row, record }] : [];
  });
  const records = seen.map(({ record }) => record);
  const surroundings = await readSurroundings(client, records, signal);
  if (!surroundings.ok) return surroundings;
  const reader = { db, owner, now: clock.now() };
  await deps.seen?.(seen, reader.now);
  if (!(await apply(deps, reader, rows, readings, surroundings.value))) return ok({ cursor, more: false });
  return ok({ cursor: latest(cursor, changed.value.items), more: due.length === byNumberAtOnce });
}

async function rowsOf(db: Kysely<Schema>, numbers: readonly number[]): Promise<TicketRow[]> {
  const rows: TicketRow[] = [];
  for (let from = 0; from < numbers.length; from += 1_000) {
    const some = numbers.slice(from, from + 1_000);
    rows.push(...(await ticketsThere(db).where('connectwise_id', 'in', some).orderBy('id').execute()));
  }
  return rows;
}

/** false where another node took the reading over. */
async function apply(
  deps: TicketSync,
  reader: Reader,
  rows: readonly TicketRow[],
  readings: Readings,
  surroundings: Surroundings,
): Promise<boolean> {
  const unchanged: TicketRow[] = [];
  for (const row of rows) {
    const reading = readings.get(row.connectwise_id ?? 0);
    if (reading === undefined) continue;
    const consequences = follows(row, reading, surroundings, reader.now);
    if (changesNothing(row, consequences)) {
      unchanged.push(row);
      continue;
    }
    if (!(await applyReading(reader, row, consequences))) return false;
    const { id, incident_id: incidentId, connectwise_id: connectWiseId } = row;
    deps.observe?.({ ticketId: id, incidentId, connectWiseId, life: consequences.facts.life });
  }
  return noteUnchanged(reader, unchanged);
}

function follows(
  row: TicketRow,
  reading: TicketRecord | 'missing' | null,
  surroundings: Surroundings,
  now: Date,
): Consequences {
  if (reading === null) return goneForGood(row);
  if (reading === 'missing') return notFound(row, now);
  return consequencesOf(row, lifeOf(reading, surroundings), now);
}

/** The last change that is known, by ConnectWise's clock. */
function latest(cursor: Date | null, tickets: readonly TicketRecord[]): Date | null {
  const times = tickets.flatMap(({ updatedAt }) => (updatedAt === undefined ? [] : [updatedAt.getTime()]));
  if (times.length === 0) return cursor;
  return new Date(times.reduce((last, time) => Math.max(last, time), cursor?.getTime() ?? 0));
}

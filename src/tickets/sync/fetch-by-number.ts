import { ticketSight } from '../../connectwise/client/permissions.ts';
import type { ConnectWise, TicketRecord } from '../../connectwise/client/types.ts';
import { ok, type Problem, type Result } from '../../platform/values/problem.ts';
import type { TicketRow } from '../record/store.ts';
import { isOfOneTicket } from './of-one-ticket.ts';

/** The most tickets that one round reads one by one; each is a request. */
const singlesAtOnce = 20;
/** The most tickets of one request by number. */
const idsAtOnce = 100;
/** A failed list is read again in this many parts, to find the ticket that makes it fail. */
const parts = 10;
/** After this many failures in a row the server is the cause: the circuit breaker opens after five. */
const failuresInSuccession = 4;
/** The same limit for tickets that are read one by one: most rounds read several of them. */
const singleFailuresInSuccession = 2;

/** The result for a ticket; null: certainly deleted. `unreadable`: ConnectWise gave an error instead. */
export type Reading = TicketRecord | 'missing' | { readonly unreadable: Problem } | null;

/** The results by ticket number. A ticket that is missing here was not read. */
export type Readings = Map<number, Reading>;

export const isRecord = (reading: Reading | undefined): reading is TicketRecord =>
  typeof reading === 'object' && reading !== null && !('unreadable' in reading);

export interface FetchedByNumber {
  readonly readings: Readings;
  /** Why the rest was not read; null if everything was. */
  readonly problem: Problem | null;
}

/**
 * Reads tickets by their numbers: most of them together, and those one by one that were missing or unreadable the last
 * time. An error for one ticket is stored with that ticket; the others are read all the same.
 */
export async function fetchByNumber(
  client: ConnectWise,
  rows: readonly Pick<TicketRow, 'connectwise_id' | 'missing_since' | 'read_problem'>[],
  signal: AbortSignal,
): Promise<FetchedByNumber> {
  const alone = (row: (typeof rows)[number]) => row.missing_since !== null || row.read_problem !== null;
  const numbers = (some: typeof rows) => [...new Set(some.map((row) => row.connectwise_id ?? 0))];
  const together = await fetchTogether(client, numbers(rows.filter((row) => !alone(row))), signal);
  if (together.problem !== null && !isOfOneTicket(together.problem)) return together;
  const singles = numbers(rows.filter(alone)).slice(0, singlesAtOnce);
  const single = await fetchSingles(client, singles, signal);
  return {
    readings: new Map([...together.readings, ...single.readings]),
    problem: together.problem ?? single.problem,
  };
}

/** Reads tickets in lists of a hundred. A failed list is read in smaller parts, down to the ticket that fails. */
export async function fetchTogether(
  client: ConnectWise,
  numbers: readonly number[],
  signal: AbortSignal,
): Promise<FetchedByNumber> {
  const readings: Readings = new Map();
  const waiting = chunks(numbers, idsAtOnce);
  let failures = 0;
  for (let some = waiting.shift(); some !== undefined; some = waiting.shift()) {
    const read = await client.ticketsByIds(some, signal);
    if (read.ok) {
      failures = 0;
      for (const number of some) readings.set(number, 'missing');
      for (const ticket of read.value) readings.set(ticket.id, ticket);
      continue;
    }
    failures += 1;
    const [first] = some;
    if (!isOfOneTicket(read.problem) || failures >= failuresInSuccession || first === undefined)
      return { readings, problem: read.problem };
    if (some.length === 1) readings.set(first, { unreadable: read.problem });
    else waiting.unshift(...chunks(some, Math.ceil(some.length / parts)));
  }
  return { readings, problem: null };
}

async function fetchSingles(
  client: ConnectWise,
  numbers: readonly number[],
  signal: AbortSignal,
): Promise<FetchedByNumber> {
  const readings: Readings = new Map();
  let failures = 0;
  for (const number of numbers) {
    const read = await fetchSurely(client, number, signal);
    if (read.ok) {
      failures = 0;
      readings.set(number, read.value);
      continue;
    }
    if (!isOfOneTicket(read.problem)) return { readings, problem: read.problem };
    readings.set(number, { unreadable: read.problem });
    failures += isServerFault(read.problem) ? 1 : 0;
    // The rest stays due, and comes first in the next round.
    if (failures >= singleFailuresInSuccession) break;
  }
  return { readings, problem: null };
}

/** Whether an answer counts for the circuit breaker; a refusal does not. */
const isServerFault = ({ retry }: Problem) => retry !== 'never';

/**
 * Reads one ticket alone. Its deletion is certain only for a role that is known to see every ticket: from any other
 * role, or one that cannot be read, ConnectWise may only hide it.
 */
export async function fetchSurely(
  client: ConnectWise,
  number: number,
  signal: AbortSignal,
): Promise<Result<TicketRecord | 'missing' | null>> {
  const read = await client.ticket(number, signal);
  if (!read.ok || read.value !== null) return read;
  const role = await client.mySecurity(signal);
  return ok(ticketSight(role.ok ? role.value : null) === 'all' ? null : 'missing');
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const found: T[][] = [];
  for (let from = 0; from < all.length; from += size) found.push(all.slice(from, from + size));
  return found;
}

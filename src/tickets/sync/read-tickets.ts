import { grantedLevel, permissions } from '../../connectwise/permissions.ts';
import type { ConnectWise, TicketRecord } from '../../connectwise/types.ts';
import { failed, ok, type Result } from '../../values/problem.ts';
import type { TicketRow } from '../store.ts';
import { parentsToRead, type Surroundings } from './life.ts';

/** Missing tickets that one round looks for by themselves; each is a request. */
const missingAtOnce = 20;

/** What was read of tickets by their numbers; null: certainly not there. What is not in it was not read. */
export type Readings = Map<number, TicketRecord | 'missing' | null>;

/** Reads tickets by their numbers: most of them together, and each by itself that was missing the last time. */
export async function readByNumber(
  client: ConnectWise,
  rows: readonly TicketRow[],
  signal: AbortSignal,
): Promise<Result<Readings>> {
  const readings: Readings = new Map();
  const numbers = (some: readonly TicketRow[]) => [...new Set(some.map((row) => row.connectwise_id ?? 0))];
  const together = numbers(rows.filter((row) => row.missing_since === null));
  if (together.length > 0) {
    const read = await client.ticketsByIds(together, signal);
    if (!read.ok) return read;
    for (const number of together) readings.set(number, 'missing');
    for (const ticket of read.value) readings.set(ticket.id, ticket);
  }
  const missing = numbers(rows.filter((row) => row.missing_since !== null)).slice(0, missingAtOnce);
  for (const number of missing) {
    const read = await readSurely(client, number, signal);
    if (!read.ok) return read;
    readings.set(number, read.value);
  }
  return ok(readings);
}

/** One ticket by itself. That it is gone is only believed of a role which may see every ticket. */
async function readSurely(
  client: ConnectWise,
  number: number,
  signal: AbortSignal,
): Promise<Result<TicketRecord | 'missing' | null>> {
  const read = await client.ticket(number, signal);
  if (!read.ok || read.value !== null) return read;
  const role = await client.mySecurity(signal);
  if (!role.ok)
    return role.problem.code === 'connectwise.permission_missing' ? ok(null) : failed(role.problem);
  const level = grantedLevel(role.value, permissions.boards);
  return ok(level === null || level.toLowerCase() === 'all' ? null : 'missing');
}

/** Reads what the life of these tickets depends on: the tickets they were merged into, and which statuses close. */
export async function readSurroundings(
  client: ConnectWise,
  tickets: readonly TicketRecord[],
  signal: AbortSignal,
): Promise<Result<Surroundings>> {
  const parents = new Map<number, TicketRecord | null>(tickets.map((ticket) => [ticket.id, ticket]));
  for (let wanted = parentsToRead(tickets, parents); wanted.length > 0; ) {
    const read = await client.ticketsByIds(wanted, signal);
    if (!read.ok) return read;
    for (const ticket of read.value) parents.set(ticket.id, ticket);
    for (const number of wanted.filter((one) => !parents.has(one))) {
      const sure = await readSurely(client, number, signal);
      if (!sure.ok) return sure;
      if (sure.value === 'missing') return ok({ parents: new Map(), closes: () => null });
      parents.set(number, sure.value);
    }
    wanted = parentsToRead(tickets, parents);
  }
  const closes = await readStatuses(client, [...parents.values()], signal);
  return closes.ok ? ok({ parents, closes: closes.value }) : closes;
}

async function readStatuses(
  client: ConnectWise,
  tickets: readonly (TicketRecord | null)[],
  signal: AbortSignal,
): Promise<Result<Surroundings['closes']>> {
  const closing = new Map<number, boolean>();
  // Where the ticket says it itself, nothing has to be asked.
  const silent = tickets.filter((ticket) => ticket !== null && ticket.closed === undefined);
  const boards = new Set(silent.flatMap((ticket) => (ticket?.boardId === undefined ? [] : [ticket.boardId])));
  for (const board of boards) {
    const read = await client.statuses(board, signal);
    if (!read.ok) return read;
    for (const { id, closed } of read.value) if (closed !== undefined) closing.set(id, closed);
  }
  return ok(({ statusId }) => (statusId === undefined ? null : (closing.get(statusId) ?? null)));
}

import type { ConnectWise, TicketRecord } from '../../connectwise/types.ts';
import type { Problem } from '../../values/problem.ts';
import { parentsToRead, type Surroundings } from './life.ts';
import { isOfOneTicket } from './of-one-ticket.ts';
import { isRecord, readSurely, readTogether } from './read-by-number.ts';

export interface ReadSurroundings {
  readonly surroundings: Surroundings;
  /** Why something was not read that concerns more than one ticket; null where there is no such thing. */
  readonly problem: Problem | null;
}

/**
 * Reads what the life of these tickets depends on: the tickets they were merged into, and which statuses close. What
 * cannot be read concerns the tickets that depend on it, and no others.
 */
export async function readSurroundings(
  client: ConnectWise,
  tickets: readonly TicketRecord[],
  signal: AbortSignal,
): Promise<ReadSurroundings> {
  const parents = await readParents(client, tickets, signal);
  const statuses = await readStatuses(client, [...parents.known.values()], signal);
  return {
    surroundings: {
      parents: parents.known,
      closes: ({ statusId }) => (statusId === undefined ? null : (statuses.closing.get(statusId) ?? null)),
      unreadable: ({ id, boardId, closed }) =>
        parents.unreadable.get(id) ??
        (closed === undefined && boardId !== undefined ? statuses.unreadable.get(boardId) : undefined) ??
        null,
    },
    problem: parents.problem ?? statuses.problem,
  };
}

interface Parents {
  readonly known: Map<number, TicketRecord | null>;
  readonly unreadable: Map<number, Problem>;
  problem: Problem | null;
}

async function readParents(
  client: ConnectWise,
  tickets: readonly TicketRecord[],
  signal: AbortSignal,
): Promise<Parents> {
  const found: Parents = {
    known: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    unreadable: new Map(),
    problem: null,
  };
  const tried = new Set<number>();
  const next = () => parentsToRead(tickets, found.known).filter((number) => !tried.has(number));
  for (let wanted = next(); wanted.length > 0 && found.problem === null; wanted = next()) {
    for (const number of wanted) tried.add(number);
    const { readings, problem } = await readTogether(client, wanted, signal);
    found.problem = problem;
    for (const [number, reading] of readings) {
      if (isRecord(reading)) found.known.set(number, reading);
      else if (reading === 'missing' && found.problem === null)
        await lookAlone(client, number, found, signal);
      else if (reading !== null && reading !== 'missing') found.unreadable.set(number, reading.unreadable);
    }
  }
  return found;
}

async function lookAlone(
  client: ConnectWise,
  number: number,
  found: Parents,
  signal: AbortSignal,
): Promise<void> {
  const sure = await readSurely(client, number, signal);
  if (!sure.ok) {
    if (isOfOneTicket(sure.problem)) found.unreadable.set(number, sure.problem);
    else found.problem = sure.problem;
  } else if (sure.value !== 'missing') found.known.set(number, sure.value);
}

async function readStatuses(
  client: ConnectWise,
  tickets: readonly (TicketRecord | null)[],
  signal: AbortSignal,
): Promise<{ closing: Map<number, boolean>; unreadable: Map<number, Problem>; problem: Problem | null }> {
  const closing = new Map<number, boolean>();
  const unreadable = new Map<number, Problem>();
  // Where the ticket says it itself, nothing has to be asked.
  const silent = tickets.filter((ticket) => ticket !== null && ticket.closed === undefined);
  const boards = new Set(silent.flatMap((ticket) => (ticket?.boardId === undefined ? [] : [ticket.boardId])));
  let problem: Problem | null = null;
  for (const board of boards) {
    const read = await client.statuses(board, signal);
    if (read.ok)
      for (const { id, closed } of read.value) {
        if (closed !== undefined) closing.set(id, closed);
      }
    else {
      unreadable.set(board, read.problem);
      if (!isOfOneTicket(read.problem)) problem = read.problem;
      if (problem !== null) break;
    }
  }
  return { closing, unreadable, problem };
}

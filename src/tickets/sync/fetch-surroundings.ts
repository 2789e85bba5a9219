import type { ConnectWise, StatusRecord, TicketRecord } from '../../connectwise/client/types.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { BoardStatuses } from './board-statuses.ts';
import { fetchSurely, fetchTogether, isRecord } from './fetch-by-number.ts';
import { parentsToRead, type Surroundings } from './life.ts';
import { isOfOneTicket } from './of-one-ticket.ts';

/** Which statuses count as closed besides those that close a ticket. */
export interface StatusRules {
  readonly boards: BoardStatuses;
  /** Names that an administrator listed. */
  readonly closedStatuses: readonly string[];
}

export interface FetchedSurroundings {
  readonly surroundings: Surroundings;
  /** Why data for more than one ticket could not be read; null if it could. */
  readonly problem: Problem | null;
}

/**
 * Reads what the life of these tickets depends on: the tickets they were merged into, and which statuses close. A
 * failed read only affects the tickets that depend on it.
 */
export async function fetchSurroundings(
  client: ConnectWise,
  tickets: readonly TicketRecord[],
  { boards, closedStatuses }: StatusRules,
  signal: AbortSignal,
): Promise<FetchedSurroundings> {
  const parents = await fetchParents(client, tickets, signal);
  const statuses = await fetchStatuses(client, [...parents.known.values()], boards, signal);
  const listed = new Set(closedStatuses.map((name) => name.trim().toLowerCase()));
  return {
    surroundings: {
      parents: parents.known,
      closes({ statusId, statusName }, createdIn = null) {
        const status = statusId === undefined ? undefined : statuses.known.get(statusId);
        const name = statusName ?? status?.name;
        const counts = status?.resolved || (name !== undefined && listed.has(name.trim().toLowerCase()));
        // Otherwise a ticket would count as closed as soon as it is created.
        const isFirst = statusId !== undefined && statusId === createdIn;
        return counts && !isFirst ? true : (status?.closed ?? null);
      },
      unsure: ({ boardId }) => boardId !== undefined && statuses.unsure.has(boardId),
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

async function fetchParents(
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
    const { readings, problem } = await fetchTogether(client, wanted, signal);
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
  const sure = await fetchSurely(client, number, signal);
  if (!sure.ok) {
    if (isOfOneTicket(sure.problem)) found.unreadable.set(number, sure.problem);
    else found.problem = sure.problem;
  } else if (sure.value !== 'missing') found.known.set(number, sure.value);
}

interface Statuses {
  readonly known: Map<number, StatusRecord>;
  /** Boards whose statuses could not be read, for tickets that do not have a closed flag. */
  readonly unreadable: Map<number, Problem>;
  /** Boards whose statuses could not be read this time. */
  readonly unsure: Set<number>;
  problem: Problem | null;
}

async function fetchStatuses(
  client: ConnectWise,
  tickets: readonly (TicketRecord | null)[],
  boards: BoardStatuses,
  signal: AbortSignal,
): Promise<Statuses> {
  const found: Statuses = { known: new Map(), unreadable: new Map(), unsure: new Set(), problem: null };
  const wanted = new Set(
    tickets.flatMap((ticket) =>
      ticket === null || ticket.closed === true || ticket.boardId === undefined ? [] : [ticket.boardId],
    ),
  );
  for (const board of wanted) {
    const read = await boards(client, board, signal);
    if (read.ok) {
      for (const status of read.value) found.known.set(status.id, status);
      continue;
    }
    found.unreadable.set(board, read.problem);
    // A role that may not read statuses never gets them: then the ticket’s own flag counts.
    if (read.problem.code !== 'connectwise.permission_missing') found.unsure.add(board);
    if (!isOfOneTicket(read.problem)) {
      found.problem = read.problem;
      break;
    }
  }
  return found;
}

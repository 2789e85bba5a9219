import type { TicketRecord } from '../../connectwise/client/types.ts';
import type { TicketLife } from '../../platform/database/schema-tickets.ts';
import type { Problem } from '../../platform/values/problem.ts';

/** The facts of a ticket in ConnectWise after it was created; null for those not given. */
export interface TicketReading {
  readonly life: TicketLife | null;
  readonly statusName: string | null;
  readonly boardName: string | null;
  readonly companyId: number | null;
  readonly companyName: string | null;
  /** When it was closed, if given. */
  readonly closedAt: Date | null;
  readonly mergedInto: number | null;
  /** Closed only by the meaning of its status: ConnectWise itself has the ticket open. */
  readonly byStatus?: boolean;
  /** Why the life is unknown, if something that it depends on could not be read. */
  readonly unreadable?: Problem | null;
}

/** The facts besides the tickets themselves. */
export interface Surroundings {
  /** Tickets into which others were merged: null if certainly deleted, missing if not read. */
  readonly parents: ReadonlyMap<number, TicketRecord | null>;
  /** Whether its status closes a ticket, or counts as closed; never true for the status in which it was created. */
  readonly closes: (ticket: TicketRecord, createdIn?: number | null) => boolean | null;
  /** Whether the statuses of its board could not be read this time, so that only `closed` is certain. */
  readonly unsure?: (ticket: TicketRecord) => boolean;
  /** Why the parent of a merged ticket, or the statuses of a ticket's board, could not be read; null if they could. */
  readonly unreadable?: (ticket: Pick<TicketRecord, 'id' | 'boardId' | 'closed'>) => Problem | null;
}

/** How many merges of merged tickets are followed; this also ends a circle. */
const longestChain = 5;

/**
 * The state of a ticket. A merged ticket has the state of the ticket it was merged into, because people work on
 * that one; its
 * own status only says that it was merged.
 */
export function lifeOf(
  ticket: TicketRecord,
  surroundings: Surroundings,
  createdIn: number | null = null,
): TicketReading {
  const last = lastOf(ticket, surroundings.parents);
  const life = last === undefined ? null : last === null ? 'deleted' : ownLife(last, surroundings, createdIn);
  return {
    life,
    byStatus: life === 'closed' && last?.closed === false,
    unreadable:
      life === null ? (surroundings.unreadable?.(unknownOf(ticket, surroundings.parents)) ?? null) : null,
    statusName: (last ?? ticket).statusName ?? null,
    boardName: (last ?? ticket).boardName ?? null,
    companyId: ticket.companyId ?? null,
    companyName: ticket.companyName ?? null,
    closedAt: (last ?? ticket).closedAt ?? null,
    mergedInto: last?.id === ticket.id ? null : (last?.id ?? ticket.mergedInto ?? null),
  };
}

function ownLife(
  ticket: TicketRecord,
  { closes, unsure }: Surroundings,
  createdIn: number | null,
): TicketLife | null {
  // In ConnectWise the flag follows the status; either is enough.
  const byStatus = ticket.closed === true ? true : closes(ticket, createdIn);
  // The ticket is not closed, but its status may count as closed: the known life stays.
  if (byStatus === null && unsure?.(ticket)) return null;
  const closed = byStatus ?? ticket.closed ?? null;
  return closed === null ? null : closed ? 'closed' : 'open';
}

/** The ticket at the end of the merges; null if it is deleted, undefined if it was not read. */
function lastOf(ticket: TicketRecord, parents: Surroundings['parents']): TicketRecord | null | undefined {
  let last: TicketRecord = ticket;
  for (let step = 0; step < longestChain; step += 1) {
    if (last.mergedInto === undefined) return last;
    const next = parents.get(last.mergedInto);
    if (next === undefined || next === null) return next;
    last = next;
  }
  return undefined;
}

/** The problem of what the life of a ticket depends on: the first merged ticket that is unknown, or its end. */
function unknownOf(
  ticket: TicketRecord,
  parents: Surroundings['parents'],
): Pick<TicketRecord, 'id' | 'boardId' | 'closed'> {
  let last: TicketRecord = ticket;
  for (let step = 0; step < longestChain && last.mergedInto !== undefined; step += 1) {
    const next = parents.get(last.mergedInto);
    if (next === undefined || next === null) return { id: last.mergedInto };
    last = next;
  }
  return last;
}

/** The tickets that must still be read before the state of these is known. */
export function parentsToRead(tickets: readonly TicketRecord[], parents: Surroundings['parents']): number[] {
  const wanted = new Set<number>();
  for (const ticket of tickets) {
    let next = ticket.mergedInto;
    for (let step = 0; step < longestChain && next !== undefined; step += 1) {
      if (!parents.has(next)) {
        wanted.add(next);
        break;
      }
      next = parents.get(next)?.mergedInto;
    }
  }
  return [...wanted];
}

import { sandboxAccount } from './account.ts';
import { addNote, isClosed, type PatchOperation, patchTicket, record, touch } from './change-ticket.ts';
import type { TicketChange } from './control-bodies.ts';
import { invalid, type Refusal } from './errors.ts';
import type { TicketRow } from './records.ts';
import { type SandboxState, timestamp } from './state.ts';

/** The technician who works on the tickets, and has all rights. */
export const technician = 'SRivera';

/** Changes a ticket as a person in ConnectWise would. If it refuses, like the API, it changes nothing. */
export function workTicket(state: SandboxState, ticket: TicketRow, change: TicketChange): void {
  const { by = technician } = change;
  const { summary, board, type, priority, company, externalXRef, note, internal, mergeInto } = change;
  const parent = mergeInto === undefined ? null : mergeTarget(state, ticket, mergeInto);
  const status = change.status ?? wantedStatus(state, ticket, change);
  const operations: PatchOperation[] = [];
  const replace = (path: string, value: unknown) => operations.push({ op: 'replace', path, value });
  if (summary !== undefined) replace('summary', summary);
  if (externalXRef !== undefined) replace('externalXRef', externalXRef);
  for (const [path, value] of Object.entries({ board, status, type, priority, company })) {
    if (value !== undefined) replace(path, typeof value === 'number' ? { id: value } : { name: value });
  }
  if (operations.length > 0) patchTicket(state, ticket, operations, { by, mayClose: true });
  if (note !== undefined) {
    addNote(state, ticket, { text: note, tab: internal ? 'internal' : 'discussion', by });
  }
  if (change.owner !== undefined) assign(state, ticket, change.owner, by);
  if (change.hours !== undefined) enterTime(state, ticket, change.hours, by);
  if (parent !== null) {
    ticket.mergedIntoId = parent.id;
    parent.hasMergedChild = true;
    record(state, ticket, by, `Merged into ticket ${parent.id}`);
    touch(state, ticket, by);
  }
}

function assign(state: SandboxState, ticket: TicketRow, owner: string | null, by: string): void {
  const member = sandboxAccount.technicians.find(({ identifier }) => identifier === owner);
  if (member === undefined) delete ticket.other.owner;
  else {
    const { id, identifier, firstName, lastName } = member;
    ticket.other.owner = { id, identifier, name: `${firstName} ${lastName}`, _info: {} };
  }
  record(state, ticket, by, `Owner: ${member?.identifier ?? 'none'}`);
  touch(state, ticket, by);
}

/** Leaves the ticket itself unchanged: the worst case for a program that only reads the ticket. */
function enterTime(state: SandboxState, ticket: TicketRow, hours: number, by: string): void {
  const entry = { id: state.data.nextId.note++, by, hours, at: timestamp(state.clock) };
  ticket.times = [...(ticket.times ?? []), entry];
}

function mergeTarget({ data }: SandboxState, ticket: TicketRow, id: number): TicketRow {
  const parent = data.tickets.find((other) => other.id === id && other !== ticket);
  if (parent !== undefined) return parent;
  throw invalid('ticket', [{ code: 'NotFound', message: `Ticket ${id} not found`, field: 'mergeInto' }]);
}

/** The board's first closed status for closing or merging, its default status for reopening. */
function wantedStatus(
  state: SandboxState,
  ticket: TicketRow,
  { close, reopen, mergeInto }: TicketChange,
): number | undefined {
  const board = state.data.boards.find(({ id }) => id === ticket.boardId);
  const closed = isClosed(state, ticket);
  if ((close || mergeInto !== undefined) && !closed)
    return board?.statuses.find((status) => status.closed)?.id;
  return reopen && closed ? board?.statuses.find(({ isDefault }) => isDefault)?.id : undefined;
}

/** The text of a refusal, for people. */
export function refusalText({ body }: Refusal): string {
  const { message, errors } = body as { message: string; errors: { message: string }[] | null };
  return [message, ...(errors ?? []).map((error) => error.message)].join('. ');
}

import { settleCustomFields } from './custom-fields.ts';
import { apiError, type FieldError, forbidden, invalid } from './errors.ts';
import { parseMember, type TicketBody, textErrors } from './parse-ticket.ts';
import type { NoteTab, TicketRow } from './records.ts';
import { refuseCreate } from './restrictions.ts';
import { settleCustomer } from './settle-customer.ts';
import { settleDetails } from './settle-details.ts';
import { settleReferences } from './settle-references.ts';
import { type SandboxState, timestamp } from './state.ts';
import { initialNotes, notKept, ticketMember } from './ticket-members.ts';

/** Creates the ticket, or refuses and names every error. */
export function createTicket(state: SandboxState, body: TicketBody, by: string): TicketRow {
  const { data } = state;
  const { settled, errors } = settleReferences(data, body, null);
  const { details, errors: more } = settleDetails(data, body, settled);
  const customer = settleCustomer(data, body, settled);
  const board = data.boards.find(({ id }) => id === settled.boardId);
  const custom = settleCustomFields(data, listOf(body.customFields), board);
  refuse([...textErrors(body), ...errors, ...more, ...customer.errors, ...custom.errors]);
  refuseCreate(data.restrictions, settled);
  const now = timestamp(state.clock);
  const ticket: TicketRow = {
    id: data.nextId.ticket++,
    summary: String(body.summary),
    ...settled,
    externalXRef:
      typeof body.externalXRef === 'string' && body.externalXRef !== '' ? body.externalXRef : null,
    other: { ...otherFields(body), ...details, ...customer.details },
    customValues: custom.values,
    enteredAt: now,
    enteredBy: by,
    updatedAt: now,
    updatedBy: by,
    closedAt: null,
    closedBy: null,
    mergedIntoId: null,
    hasMergedChild: false,
    notes: [],
    history: [{ at: now, by, what: `Ticket ${data.nextId.ticket - 1} was created` }],
  };
  data.tickets.push(ticket);
  for (const [field, tab] of initialNotes) {
    const text = body[field];
    if (typeof text === 'string' && text !== '') addNote(state, ticket, { text, tab, by });
  }
  noteClosing(state, ticket, by);
  state.callbacks.notify('added', ticket, by);
  return ticket;
}

export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

/**
 * Changes the ticket, or refuses and leaves it unchanged. As in ConnectWise, a path into a reference (`status/id`) is
 * accepted and has no effect.
 */
export function patchTicket(
  state: SandboxState,
  ticket: TicketRow,
  operations: readonly PatchOperation[],
  { by, mayClose }: { by: string; mayClose: boolean },
): void {
  const { data } = state;
  const body: Record<string, unknown> = {};
  for (const { op, path, value } of operations) {
    const name = path.replace(/^\//, '');
    if (name.includes('/')) continue;
    const member = ticketMember(name);
    // Unlike members of a POST, paths are case-sensitive.
    if (member?.name !== name || name === 'id' || initialNotes.some(([field]) => field === name)) {
      throw apiError(400, `Could not find the path '${name}' on object of type 'Ticket'.`);
    }
    body[name] = op === 'remove' || value === null ? null : parseMember(member, value);
  }
  const references = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
  const { settled, errors } = settleReferences(data, references, ticket);
  const { details, errors: more } = settleDetails(data, references, settled);
  const customer = settleCustomer(data, references, settled);
  // The list is replaced as a whole; a change of something else leaves it, and asks for nothing.
  const board = data.boards.find(({ id }) => id === settled.boardId);
  const custom = 'customFields' in body ? settleCustomFields(data, listOf(body.customFields), board) : null;
  refuse([
    ...textErrors({ summary: ticket.summary, ...body }),
    ...errors,
    ...more,
    ...customer.errors,
    ...(custom?.errors ?? []),
  ]);
  // Closing and reopening need a separate right.
  if (!mayClose && isClosed(state, settled) !== isClosed(state, ticket)) throw forbidden();

  const before = describe(state, ticket);
  Object.assign(ticket, settled);
  if (custom !== null) ticket.customValues = custom.values;
  if (typeof body.summary === 'string') ticket.summary = body.summary;
  if ('externalXRef' in body)
    ticket.externalXRef = body.externalXRef === null ? null : String(body.externalXRef);
  Object.assign(ticket.other, otherFields(body), details, customer.details);
  for (const [name, value] of Object.entries(body)) if (value === null) delete ticket.other[name];
  touch(state, ticket, by);
  for (const [label, now] of Object.entries(describe(state, ticket))) {
    if (before[label] !== now)
      record(state, ticket, by, `${label}: ${before[label] || 'none'} → ${now || 'none'}`);
  }
  noteClosing(state, ticket, by);
}

export function addNote(
  state: SandboxState,
  ticket: TicketRow,
  { text, tab, by }: { text: string; tab: NoteTab; by: string },
) {
  const note = { id: state.data.nextId.note++, tab, text, at: timestamp(state.clock), by };
  ticket.notes.push(note);
  touch(state, ticket, by);
  return note;
}

/** Deletes a ticket; false if it does not exist. */
export function removeTicket(state: SandboxState, id: number, by: string): boolean {
  const ticket = state.data.tickets.find((one) => one.id === id);
  if (ticket === undefined) return false;
  state.data.tickets = state.data.tickets.filter((other) => other !== ticket);
  state.callbacks.notify('deleted', ticket, by);
  return true;
}

/** Whether the ticket has a status that counts as closed. */
export const isClosed = (state: SandboxState, { boardId, statusId }: { boardId: number; statusId: number }) =>
  state.data.boards
    .find(({ id }) => id === boardId)
    ?.statuses.some(({ id, closed }) => id === statusId && closed) ?? false;

export function record(state: SandboxState, ticket: TicketRow, by: string, what: string): void {
  ticket.history.push({ at: timestamp(state.clock), by, what });
}

export function touch(state: SandboxState, ticket: TicketRow, by: string): void {
  ticket.updatedAt = timestamp(state.clock);
  ticket.updatedBy = by;
  state.callbacks.notify('updated', ticket, by);
}

function noteClosing(state: SandboxState, ticket: TicketRow, by: string): void {
  const closed = isClosed(state, ticket);
  if (closed === (ticket.closedAt !== null)) return;
  ticket.closedAt = closed ? timestamp(state.clock) : null;
  ticket.closedBy = closed ? by : null;
}

const settledApart = new Set([
  'company',
  'board',
  'status',
  'type',
  'priority',
  'summary',
  'externalXRef',
  'customFields',
]);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function otherFields(body: TicketBody): Record<string, unknown> {
  const kept = Object.entries(body).filter(
    ([name, value]) =>
      value !== null &&
      !settledApart.has(name) &&
      !notKept.has(name) &&
      !initialNotes.some(([field]) => field === name),
  );
  return Object.fromEntries(kept);
}

/** The text of history entries. */
function describe({ data }: SandboxState, ticket: TicketRow): Record<string, string> {
  const board = data.boards.find(({ id }) => id === ticket.boardId);
  const name = (records: readonly { id: number; name: string }[] | undefined, id: number | null) =>
    records?.find((candidate) => candidate.id === id)?.name ?? '';
  return {
    Summary: ticket.summary,
    Board: board?.name ?? '',
    Status: name(board?.statuses, ticket.statusId),
    Type: name(board?.types, ticket.typeId),
    Priority: name(data.priorities, ticket.priorityId),
    Company: name(data.companies, ticket.companyId),
    Reference: ticket.externalXRef ?? '',
  };
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalid('ticket', errors);
}

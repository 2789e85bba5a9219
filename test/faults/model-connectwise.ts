import { optionalPermissions, permissions } from '../../src/connectwise/permissions.ts';
import { problems } from '../../src/connectwise/problems.ts';
import type { NewTicket } from '../../src/connectwise/types.ts';
import type { Problem } from '../../src/values/problem.ts';

export const host = 'na.connectwise.test';

/** A ticket as ConnectWise has it. Extend it with what people may do to one. */
export interface ModelTicket {
  readonly id: number;
  readonly content: NewTicket;
  readonly createdAt: number;
  /** Virtual time from which searches find it. */
  readonly indexedAt: number;
  summary: string;
  closed: boolean;
  closedAt: number | null;
  companyId: number;
  boardName: string;
  mergedInto: number | null;
  deletedAt: number | null;
  updatedAt: number;
  /** Virtual times at which it came to be over: closed, deleted, or merged into one that is. */
  readonly endings: number[];
  readonly notes: { readonly id: number; readonly text: string }[];
}

export interface ModelCompany {
  readonly id: number;
  readonly name: string;
  deleted: boolean;
}

/** A refusal as the client would give it. */
export interface Refusal {
  readonly status: number;
  readonly problem: Problem;
  readonly field?: string;
}

export const choices = {
  board: { id: 21, name: 'Security Alerts' },
  status: { id: 211, name: 'New' },
  type: { id: 212, name: 'DNS Threat' },
  priority: { id: 4, name: 'Priority 2 - High' },
} as const;

/**
 * ConnectWise as far as Picket's promise needs it: what there is, who may do what, and a log of every POST that took
 * effect. It knows nothing of time but what it is told, and nothing of faults: those are on the way to it.
 */
export function modelConnectWise() {
  const tickets: ModelTicket[] = [];
  const companies: ModelCompany[] = [1, 2, 3, 4].map((n) => ({
    id: 100 + n,
    name: `Client ${n}`,
    deleted: false,
  }));
  const model = {
    tickets,
    companies,
    keysWork: true,
    mayAdd: true,
    mayInquire: true,
    mayEdit: true,
    mayClose: true,
    boardActive: true,
    /** Refuses for a reason that no field explains, as workflow rules do. */
    refusesOddly: false,

    /** Why any request is refused at the moment; null when it is not. */
    refusal(needs: 'add' | 'inquire' | 'edit' | 'close'): Refusal | null {
      if (!model.keysWork) return { status: 401, problem: problems.keysRefused(host, { status: 401 }) };
      const { allowed, right } = {
        add: { allowed: model.mayAdd, right: permissions.tickets_add },
        inquire: { allowed: model.mayInquire, right: permissions.boards },
        edit: { allowed: model.mayEdit, right: optionalPermissions.tickets_edit },
        close: { allowed: model.mayEdit && model.mayClose, right: optionalPermissions.tickets_close },
      }[needs];
      if (!allowed) return { status: 403, problem: problems.permissionMissing(host, right, { status: 403 }) };
      return null;
    },

    /** A POST arrives: a ticket, or why there is none. */
    create(content: NewTicket, now: number, indexingMs: number): ModelTicket | Refusal {
      const refusal = model.refusal('add');
      if (refusal !== null) return refusal;
      const invalid = (field: string | undefined, what: string): Refusal => ({
        status: 400,
        problem: problems.invalid(host, what, { status: 400 }),
        ...(field === undefined ? {} : { field }),
      });
      const company = companies.find(({ id }) => id === content.companyId);
      if (company === undefined || company.deleted) return invalid('company', 'Company not found');
      if (!model.boardActive) return invalid('board', 'Board is inactive');
      if (model.refusesOddly) return invalid(undefined, 'The ticket object is invalid');
      const ticket: ModelTicket = {
        id: 5000 + tickets.length,
        content,
        createdAt: now,
        indexedAt: now + indexingMs,
        summary: content.summary,
        closed: false,
        closedAt: null,
        companyId: content.companyId,
        boardName: choices.board.name,
        mergedInto: null,
        deletedAt: null,
        updatedAt: now,
        endings: [],
        // As in ConnectWise, the description is the first note.
        notes: [{ id: 1, text: content.initialDescription }],
      };
      tickets.push(ticket);
      return ticket;
    },

    /** A PATCH of the status arrives: the ticket is open, or why it is not. */
    reopen(id: number, now: number): ModelTicket | Refusal {
      const refusal = model.refusal('close');
      const ticket = model.byId(id);
      if (refusal !== null || ticket === null) return refusal ?? gone(id);
      Object.assign(ticket, { closed: false, closedAt: null, updatedAt: now });
      return ticket;
    },

    /** A POST of a note arrives. */
    note(id: number, text: string, now: number): ModelTicket | Refusal {
      const refusal = model.refusal('edit');
      const ticket = model.byId(id);
      if (refusal !== null || ticket === null) return refusal ?? gone(id);
      ticket.notes.push({ id: ticket.notes.length + 1, text });
      ticket.updatedAt = now;
      return ticket;
    },

    /** Notes which tickets a change has brought to their end; those of `before` were open until then. */
    noteEndings(before: readonly ModelTicket[], now: number): void {
      for (const ticket of before) if (model.lifeOf(ticket) !== 'open') ticket.endings.push(now);
    },
    open: () => tickets.filter((ticket) => model.lifeOf(ticket) === 'open'),

    byId: (id: number) => tickets.find((ticket) => ticket.id === id && ticket.deletedAt === null) ?? null,

    /** What Picket should believe of a ticket once it has read it: a merged one has its parent's life. */
    lifeOf(ticket: ModelTicket): 'open' | 'closed' | 'deleted' {
      if (ticket.deletedAt !== null) return 'deleted';
      const parent = tickets.find(({ id }) => id === ticket.mergedInto);
      if (parent !== undefined) return model.lifeOf(parent);
      return ticket.closed ? 'closed' : 'open';
    },

    /** Whether a ticket of this reference is there for a person who looks. */
    present: (reference: string) =>
      tickets.filter((ticket) => ticket.deletedAt === null && ticket.content.externalXRef === reference),

    /** Everything that somebody had broken is mended; what was deleted stays deleted. */
    mend() {
      Object.assign(model, {
        keysWork: true,
        mayAdd: true,
        mayInquire: true,
        mayEdit: true,
        boardActive: true,
        refusesOddly: false,
      });
      for (const company of companies) company.deleted = false;
    },
  };
  return model;
}

const gone = (id: number): Refusal => ({
  status: 404,
  problem: problems.recordGone(`Ticket ${id} not found`, { status: 404 }),
});

export type ModelConnectWise = ReturnType<typeof modelConnectWise>;

export const isRefusal = (result: ModelTicket | Refusal): result is Refusal => 'status' in result;

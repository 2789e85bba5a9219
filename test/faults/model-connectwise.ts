import { optionalPermissions, permissions } from '../../src/connectwise/client/permissions.ts';
import { problems } from '../../src/connectwise/client/problems.ts';
import type { CallbackRecord } from '../../src/connectwise/client/ticket-types.ts';
import type { NewTicket } from '../../src/connectwise/client/types.ts';
import { modelCustomers } from './model-customers.ts';
import { type LinkEvent, makeConfigurations } from './model-links.ts';
import { isReport, modelReports } from './model-reports.ts';
import { host, type Refusal } from './refusal.ts';

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
  /** Virtual times at which it ended: closed, deleted, or merged into one that ended. */
  readonly endings: number[];
  readonly notes: {
    readonly id: number;
    readonly text: string;
    readonly by: string;
    readonly internal: boolean;
  }[];
  /** The titles of the files that are attached to it. */
  readonly documents: string[];
  /** The configurations that it is linked to, in the order of their POSTs. */
  readonly configurations: number[];
  /** Who changed it, in order. */
  readonly trail: string[];
  /** When a person changed it last. */
  touchedAt: number | null;
  /** Not in any list for Picket's member: what its number is answered with; null for a ticket that it sees. */
  hidden: 200 | 403 | 500 | null;
  /** Since when it has been open, without a break. */
  openSince: number;
  /** Whether it is open because Picket reopened it. */
  reopened: boolean;
  /** Tickets of the same incident that were open when it was created, and since when. */
  readonly besides: readonly {
    readonly id: number;
    readonly openSince: number;
    readonly reopened: boolean;
  }[];
}

/** What a role sees of tickets, and whether it says so. */
export interface ModelRole {
  /** With `My`, tickets that a member only created are hidden from it. */
  readonly inquire: 'All' | 'My';
  /** `silent`: its rows do not name tickets. `refused`: it may not read them. */
  readonly rows: 'complete' | 'silent' | 'refused';
  readonly edits: boolean;
}

export interface ModelCompany {
  readonly id: number;
  readonly name: string;
  deleted: boolean;
}

export const choices = {
  board: { id: 21, name: 'Security Alerts' },
  status: { id: 211, name: 'New' },
  type: { id: 212, name: 'DNS Threat' },
  priority: { id: 4, name: 'Priority 2 - High' },
} as const;

/** Every ticket must have this field; Picket fills in the number of the incident. */
export const requiredField = {
  id: 77,
  caption: 'Incident',
  type: 'Number',
  decimals: 0,
  required: true,
  screen: 'Service Ticket',
} as const;

/** The status that closes tickets, on each board. */
export const closedStatus = { id: 213, name: 'Closed' } as const;
/** The name with which ConnectWise records Picket's changes. */
export const ownMember = 'PicketApi';
/** The same for a technician. */
export const technician = 'SRivera';

/** Where a routing rule sends tickets. */
export const otherBoard = { id: 22, name: 'Help Desk' } as const;

/**
 * The part of ConnectWise that Picket's promise needs: its records, its rights, and a log of every POST that took
 * effect. Its callers give it the time. It has no faults: those happen on the way to it.
 */
export function modelConnectWise(role: ModelRole) {
  const tickets: ModelTicket[] = [];
  const companies: ModelCompany[] = [1, 2, 3, 4].map((n) => ({
    id: 100 + n,
    name: `Client ${n}`,
    deleted: false,
  }));
  const callbacks: CallbackRecord[] = [];
  const model = {
    tickets,
    companies,
    customFields: [requiredField],
    role,
    /** Creates for these are refused, also if the role permits them. */
    refusedCompanies: new Set<number>(),
    refusedBoards: new Set<number>(),
    /** Contacts, agreements and sites. */
    customers: modelCustomers(),
    /** Devices and other things that tickets are linked to. */
    configurations: makeConfigurations(companies.map(({ id }) => id)),
    /** Every link that was made and removed. */
    linked: [] as LinkEvent[],
    /** Reports by schedule, which are no tickets of incidents. */
    reports: modelReports(),
    /** Tickets that Picket closed although it had read that a person has changed them. */
    closedThoughTouched: [] as number[],
    /** The registered callbacks. */
    callbacks,
    keysWork: true,
    mayAdd: true,
    mayInquire: true,
    mayEdit: role.edits,
    mayClose: role.edits,
    boardActive: true,
    /** Refuses for a reason that no field explains, as workflow rules do. */
    refusesOddly: false,

    /** Why all requests are refused at the moment; null if they are not. */
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
    create(content: NewTicket, now: number, indexingMs: number): { readonly id: number } | Refusal {
      const refusal = model.refusal('add');
      if (refusal !== null) return refusal;
      if (model.refusedCompanies.has(content.companyId) || model.refusedBoards.has(content.boardId)) {
        const problem = problems.permissionMissing(host, permissions.tickets_add, { status: 403 });
        return { status: 403, problem };
      }
      const invalid = (field: string | undefined, what: string): Refusal => ({
        status: 400,
        problem: problems.invalid(host, what, { status: 400 }),
        ...(field === undefined ? {} : { field }),
      });
      const company = companies.find(({ id }) => id === content.companyId);
      if (company === undefined || company.deleted) return invalid('company', 'Company not found');
      if (!model.boardActive) return invalid('board', 'Board is inactive');
      const said = content.customFields?.find(({ id }) => id === requiredField.id)?.value;
      if (typeof said !== 'number') {
        const refused = invalid('customFields', `The ${requiredField.caption} field is required.`);
        return { ...refused, customFields: { named: [requiredField.caption] } };
      }
      if (model.refusesOddly) return invalid(undefined, 'The ticket object is invalid');
      const customer = model.customers.refuse(content);
      if (customer !== null) return customer;
      if (isReport(content)) return model.reports.file(content, now + indexingMs);
      const ticket: ModelTicket = {
        id: 5000 + tickets.length,
        content,
        createdAt: now,
        indexedAt: now + indexingMs,
        summary: content.summary,
        closed: false,
        closedAt: null,
        companyId: content.companyId,
        boardName: content.boardId === choices.board.id ? choices.board.name : otherBoard.name,
        mergedInto: null,
        deletedAt: null,
        updatedAt: now,
        endings: [],
        // As in ConnectWise, the description is the first note.
        notes: [
          { id: 1, text: content.initialDescription, by: ownMember, internal: content.internal === true },
        ],
        trail: [ownMember],
        touchedAt: null,
        documents: [],
        configurations: [],
        hidden: null,
        openSince: now,
        reopened: false,
        besides: tickets
          .filter(
            (other) => incidentOf(other.content) === incidentOf(content) && model.lifeOf(other) === 'open',
          )
          .map(({ id, openSince, reopened }) => ({ id, openSince, reopened })),
      };
      tickets.push(ticket);
      return ticket;
    },

    /** A PATCH of the status arrives: returns the open ticket, or why it was refused. */
    reopen(id: number, now: number): ModelTicket | Refusal {
      const refusal = model.refusal('close');
      const ticket = model.byId(id);
      if (refusal !== null || ticket === null) return refusal ?? gone(id);
      if (ticket.closed) Object.assign(ticket, { openSince: now, reopened: true });
      Object.assign(ticket, { closed: false, closedAt: null, updatedAt: now });
      ticket.trail.push(ownMember);
      return ticket;
    },

    /** A PATCH to the closed status arrives. */
    close(id: number, now: number): ModelTicket | Refusal {
      const refusal = model.refusal('close');
      const ticket = model.byId(id);
      if (refusal !== null || ticket === null) return refusal ?? gone(id);
      const before = model.open();
      if (!ticket.closed) {
        Object.assign(ticket, { closed: true, closedAt: now, updatedAt: now });
        ticket.trail.push(ownMember);
      }
      model.noteEndings(before, now);
      return ticket;
    },

    /** A POST of a note arrives. */
    note(id: number, { text, internal }: { text: string; internal: boolean }, now: number) {
      const refusal = model.refusal('edit');
      const ticket = model.byId(id);
      if (refusal !== null || ticket === null) return refusal ?? gone(id);
      ticket.notes.push({ id: ticket.notes.length + 1, text, by: ownMember, internal });
      ticket.trail.push(ownMember);
      ticket.updatedAt = now;
      return ticket;
    },

    /** A POST of a file arrives. */
    attach(id: number, title: string): ModelTicket | Refusal {
      const refusal = model.refusal('edit');
      const ticket = model.byId(id);
      if (refusal !== null || ticket === null) return refusal ?? gone(id);
      ticket.documents.push(title);
      return ticket;
    },

    /** Stores which tickets ended by a change; those of `before` were open until then. */
    noteEndings(before: readonly ModelTicket[], now: number): void {
      for (const ticket of before) if (model.lifeOf(ticket) !== 'open') ticket.endings.push(now);
    },
    open: () => tickets.filter((ticket) => model.lifeOf(ticket) === 'open'),

    /** Whether lists and searches show a ticket to Picket's member. */
    lists: ({ hidden, deletedAt }: ModelTicket) =>
      deletedAt === null && hidden === null && model.role.inquire === 'All',

    /** Whether the member can find out what happens to a ticket. */
    sees: ({ hidden }: ModelTicket) => hidden === null && model.role.inquire === 'All',

    /** Whether the member can prove that a ticket does not exist. */
    provesAbsence: () => model.role.inquire === 'All' && model.role.rows === 'complete',

    gone,

    byId: (id: number) => tickets.find((ticket) => ticket.id === id && ticket.deletedAt === null) ?? null,

    /** What Picket should record about a ticket once it has read it: a merged one has its parent's life. */
    lifeOf(ticket: ModelTicket): 'open' | 'closed' | 'deleted' {
      if (ticket.deletedAt !== null) return 'deleted';
      const parent = tickets.find(({ id }) => id === ticket.mergedInto);
      if (parent !== undefined) return model.lifeOf(parent);
      return ticket.closed ? 'closed' : 'open';
    },

    /** Whether a person would find a ticket with this reference. */
    present: (reference: string) =>
      tickets.filter((ticket) => ticket.deletedAt === null && ticket.content.externalXRef === reference),

    /**
     * Fixes everything that was broken; deleted records stay deleted. What a member does not see, or is refused, is not
     * a fault: `keeps` says whether that stays.
     */
    mend({ keeps }: { keeps: boolean }) {
      Object.assign(model, {
        keysWork: true,
        mayAdd: true,
        mayInquire: true,
        mayEdit: model.role.edits,
        mayClose: model.role.edits,
        boardActive: true,
        refusesOddly: false,
      });
      if (!keeps) {
        model.role = { ...model.role, inquire: 'All', rows: 'complete' };
        model.refusedBoards.clear();
        model.refusedCompanies.clear();
        for (const ticket of tickets) ticket.hidden = null;
      }
      for (const company of companies) company.deleted = false;
    },
  };
  return model;
}

const gone = (id: number): Refusal => ({
  status: 404,
  problem: problems.recordGone(`Ticket ${id} not found`, { status: 404 }),
});

/** The incident of a ticket, by the ticket's own text. */
export const incidentOf = ({ initialDescription }: NewTicket): number =>
  Number(/Picket incident: (\d+)/.exec(initialDescription)?.[1]);

export type ModelConnectWise = ReturnType<typeof modelConnectWise>;

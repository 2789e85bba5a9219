import type {
  ConnectWise,
  CreateOutcome,
  NewTicket,
  SecurityRow,
  TicketRecord,
} from '../../connectwise/client/types.ts';
import type { Problem, Result } from '../../platform/values/problem.ts';

const problem = (code: string): Problem => ({
  code,
  message: `${code} happened.`,
  hint: 'Fix it.',
  retry: 'later',
});

/** What ConnectWise does with the next create: its answer, and whether it keeps the ticket. */
type Script =
  | 'create'
  | 'lose_reply'
  | 'lose_request'
  | 'refuse'
  | 'refuse_company'
  | 'keys'
  | 'forbid'
  | 'not_sent'
  | 'limit';

export interface ScriptedConnectWise extends ConnectWise {
  readonly tickets: { id: number; ticket: NewTicket }[];
  /** The texts of the notes that were added. */
  readonly noted: string[];
  notesAllowed: boolean;
  script: Script[];
  searchProblem: Problem | null;
  keepsReference: boolean;
  /** Whether a search shows a ticket, by its number. */
  shows: (id: number) => boolean;
  /**
   * The Inquire level of Service Tickets; null: the role does not list that row. A problem: the role cannot be read.
   */
  inquire: string | null | Problem;
  /** The Add level of Service Tickets. */
  add: string;
  /** Runs when a create was sent, before it is answered: a test can stop or overtake the worker here. */
  whileSending: () => Promise<void>;
}

/** A ConnectWise whose answers the test sets; after those it creates tickets. */
export function scriptedConnectWise(): ScriptedConnectWise {
  const tickets: { id: number; ticket: NewTicket }[] = [];
  const keep = (ticket: NewTicket) => {
    const id = 5000 + tickets.length;
    tickets.push({ id, ticket });
    return id;
  };
  const record = (id: number, ticket: NewTicket): TicketRecord => ({
    id,
    url: `https://cw.example/${id}`,
    boardId: ticket.boardId,
    companyId: ticket.companyId,
    ...(stand.keepsReference ? { externalXRef: ticket.externalXRef } : {}),
  });
  const created = (id: number): CreateOutcome => ({
    outcome: 'created',
    id,
    url: `https://cw.example/${id}`,
  });
  const missing = async (): Promise<never> => {
    throw new Error('A worker has no business asking for this.');
  };

  const stand: ScriptedConnectWise = {
    tickets,
    noted: [],
    notesAllowed: true,
    script: [],
    searchProblem: null,
    keepsReference: true,
    shows: () => true,
    inquire: 'All',
    add: 'All',
    whileSending: async () => {},
    async createTicket(ticket, { beforeSend } = {}) {
      const step = stand.script.shift() ?? 'create';
      if (step === 'not_sent') return { outcome: 'not_sent', problem: problem('connectwise.unreachable') };
      if (step === 'limit') {
        return { outcome: 'not_sent', problem: problem('connectwise.rate_limited'), retryAfterMs: 90_000 };
      }
      if (beforeSend && !(await beforeSend())) {
        return { outcome: 'not_sent', problem: problem('connectwise.cancelled') };
      }
      const id = ['create', 'lose_reply'].includes(step) ? keep(ticket) : 0;
      await stand.whileSending();
      switch (step) {
        case 'create':
          return created(id);
        case 'lose_reply':
        case 'lose_request':
          return { outcome: 'unknown', problem: problem('connectwise.no_reply') };
        case 'forbid':
          return {
            outcome: 'refused',
            status: 403,
            problem: {
              ...problem('connectwise.permission_missing'),
              details: { said: 'You do not have security permission.' },
            },
          };
        case 'keys':
          return { outcome: 'refused', status: 401, problem: problem('connectwise.keys_refused') };
        case 'refuse_company':
          return {
            outcome: 'refused',
            status: 400,
            field: 'company',
            problem: problem('connectwise.invalid'),
          };
        case 'refuse':
          return { outcome: 'refused', status: 400, problem: problem('connectwise.invalid') };
      }
    },
    ticketsByReference: (reference) => stand.ticketsByReferences([reference]),
    async ticketsByReferences(references): Promise<Result<TicketRecord[]>> {
      if (stand.searchProblem) return { ok: false, problem: stand.searchProblem };
      const found = stand.keepsReference
        ? tickets.filter(({ id, ticket }) => references.includes(ticket.externalXRef) && stand.shows(id))
        : [];
      return { ok: true, value: found.map(({ id, ticket }) => record(id, ticket)) };
    },
    async mySecurity(): Promise<Result<SecurityRow[]>> {
      if (stand.inquire === null) return { ok: true, value: [] };
      if (typeof stand.inquire !== 'string') return { ok: false, problem: stand.inquire };
      const levels = { add: stand.add, edit: 'None', delete: 'None', inquire: stand.inquire };
      return {
        ok: true,
        value: [{ module: 'Service Desk', function: 'Service Tickets', ...levels }],
      };
    },
    async ticket(id) {
      const found = tickets.find((candidate) => candidate.id === id);
      return { ok: true, value: found ? record(found.id, found.ticket) : null };
    },
    info: missing,
    companies: missing,
    company: missing,
    boards: missing,
    statuses: missing,
    types: missing,
    priorities: missing,
    subtypes: missing,
    items: missing,
    teams: missing,
    sources: missing,
    members: missing,
    ticketsByIds: missing,
    ticketsChangedSince: missing,
    notes: missing,
    customFields: missing,
    customFieldsOfBoard: missing,
    ofCompany: missing,
    contactsByEmail: missing,
    contacts: missing,
    agreements: missing,
    sites: missing,
    configurations: missing,
    configuration: missing,
    ticketConfigurations: missing,
    attachConfiguration: missing,
    detachConfiguration: missing,
    changeTicket: missing,
    async addNote(_, { text }) {
      if (!stand.notesAllowed)
        return { outcome: 'refused', status: 403, problem: problem('connectwise.permission_missing') };
      stand.noted.push(text);
      return { outcome: 'done', value: { id: stand.noted.length } };
    },
    documents: missing,
    addDocument: missing,
    callbacks: missing,
    addCallback: missing,
    removeCallback: missing,
    callbackKey: missing,
    ticketAudit: missing,
    timeEntries: missing,
    ownMember: missing,
    close: async () => {},
  };
  return stand;
}

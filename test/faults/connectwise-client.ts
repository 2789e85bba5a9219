import { permissions } from '../../src/connectwise/client/permissions.ts';
import { problems } from '../../src/connectwise/client/problems.ts';
import type {
  ConnectWise,
  CreateOutcome,
  NewTicket,
  TicketRecord,
} from '../../src/connectwise/client/types.ts';
import { failed, ok, type Problem, type Result, toProblem } from '../../src/platform/values/problem.ts';
import type { Adversary, Journey } from './adversary.ts';
import { closingWatch } from './closing-watch.ts';
import { modelWrites } from './connectwise-writes.ts';
import {
  choices,
  closedStatus,
  incidentOf,
  type ModelConnectWise,
  type ModelTicket,
  otherBoard,
  ownMember,
} from './model-connectwise.ts';
import { defaultContact } from './model-customers.ts';
import { linkCalls } from './model-links.ts';
import { isReport, type ReportTicket } from './model-reports.ts';
import { host, isRefusal, type Refusal } from './refusal.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Trace } from './trace.ts';
import { epoch } from './virtual-clock.ts';

/** How long the client waits for the answer to a create. */
export const createTimeoutMs = 20_000;
const readTimeoutMs = 10_000;

interface Options {
  readonly owner: Owner;
  readonly scheduler: Scheduler;
  readonly adversary: Adversary;
  readonly model: ModelConnectWise;
  readonly trace: Trace;
  /** How long ConnectWise takes to index the next ticket. */
  readonly indexingMs: () => number;
  /** A request that left and has not arrived yet. */
  readonly underway: Set<string>;
}

/** The client of one process: what src/connectwise promises its callers, over a journey that the adversary draws. */
export function modelClient(options: Options): ConnectWise {
  const { owner, scheduler, adversary, model, trace, underway } = options;

  const write = modelWrites(options);
  const closings = closingWatch(model);

  async function createTicket(
    ticket: NewTicket,
    { beforeSend, signal }: Parameters<ConnectWise['createTicket']>[1] = {},
  ): Promise<CreateOutcome> {
    await scheduler.pause(owner, 'create');
    const journey = adversary.journey();
    if (journey.notSent !== null) return notSent(journey.notSent);
    try {
      if (beforeSend && !(await beforeSend())) return heldBack(problems.cancelled('its lease was lost.'));
    } catch (thrown) {
      return heldBack(toProblem(thrown));
    }
    if (signal?.aborted) return heldBack(problems.cancelled('it was stopped before it was sent.'));
    const answer = send(ticket, journey);
    const waitMs = answer.after === null ? createTimeoutMs : Math.min(answer.after, createTimeoutMs);
    await scheduler.pause(owner, 'create answered', waitMs, { signal });
    const outcome = answer.read();
    trace.add(owner.name, `told of ${short(ticket)}: ${tell(outcome)}`);
    return outcome;
  }

  /** From here on it happens in ConnectWise, also if the process dies. */
  function send(ticket: NewTicket, journey: Journey) {
    let result: { readonly id: number } | Refusal | null = null;
    if (journey.lost) trace.add(owner.name, `sends ${short(ticket)}, which is lost on the way`);
    else {
      trace.add(owner.name, `sends ${short(ticket)}`);
      underway.add(ticket.externalXRef);
      scheduler.after(journey.arrivesIn, 'create arrives', () => {
        underway.delete(ticket.externalXRef);
        result = model.create(ticket, scheduler.now(), options.indexingMs());
        const what = isRefusal(result) ? `refuses (${result.problem.code})` : `creates ${result.id} for`;
        trace.add('ConnectWise', `${what} ${short(ticket)}`);
      });
    }
    const lost = journey.lost || journey.answer === 'none';
    const late = journey.answer === 'late' ? createTimeoutMs - 1_000 : 0;
    return {
      after: lost ? null : journey.arrivesIn + journey.answersIn + late,
      read: (): CreateOutcome => (lost ? unknown('none') : outcomeOf(result, journey.answer)),
    };
  }

  async function read<T>(
    label: string,
    needs: 'inquire' | null,
    effect: () => T,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    await scheduler.pause(owner, label);
    const journey = adversary.journey();
    if (journey.notSent !== null) {
      const { problem } = notSent(journey.notSent);
      return failed(problem);
    }
    const lost = journey.lost || journey.answer === 'none';
    await scheduler.pause(owner, `${label} arrives`, lost ? readTimeoutMs : journey.arrivesIn, { signal });
    if (signal?.aborted) return failed(problems.stopped(host));
    if (lost) return failed(problems.timeout(host, readTimeoutMs));
    if (journey.answer === 'server_error') return failed(problems.serverError(host, { status: 502 }));
    if (journey.answer === 'html') return failed(problems.html(host, {}));
    const refusal = needs === null && model.keysWork ? null : model.refusal('inquire');
    if (refusal !== null) return failed(refusal.problem);
    const value = effect();
    await scheduler.pause(owner, `${label} answered`, journey.answersIn, { signal });
    return ok(value);
  }

  const found = (ticket: ModelTicket): TicketRecord => ({
    id: ticket.id,
    summary: ticket.summary,
    externalXRef: ticket.content.externalXRef,
    boardId: ticket.boardName === choices.board.name ? choices.board.id : choices.board.id + 1,
    boardName: ticket.boardName,
    companyId: ticket.companyId,
    closed: ticket.closed,
    ...(ticket.closedAt === null ? {} : { closedAt: new Date(epoch + ticket.closedAt) }),
    ...(ticket.mergedInto === null ? {} : { mergedInto: ticket.mergedInto }),
    updatedAt: new Date(epoch + ticket.updatedAt),
    updatedBy: ticket.trail.at(-1) ?? ownMember,
    statusId: ticket.closed ? closedStatus.id : choices.status.id,
    statusName: ticket.closed ? closedStatus.name : choices.status.name,
    url: urlOf(ticket.id),
  });
  /** The answer to a read by number of a ticket that is in no list; null if it is answered normally. */
  const hidden = (ticket: ModelTicket) => {
    if (ticket.hidden === 403) {
      return failed(problems.permissionMissing(host, permissions.boards, { status: 403 }));
    }
    return ticket.hidden === 500 ? failed(problems.serverError(host, { status: 500 })) : null;
  };
  const named = (choice: { id: number; name: string }, inactive = false) => ({ ...choice, inactive });
  const unasked = async (): Promise<never> => {
    throw new Error('Nothing in a run has any business asking for this.');
  };

  const ticketsByReferences: ConnectWise['ticketsByReferences'] = async (references, signal) => {
    const result = await read(
      'search',
      'inquire',
      () =>
        references
          .flatMap((reference) => model.present(reference))
          .filter((ticket) => model.lists(ticket) && ticket.indexedAt <= scheduler.now())
          .map(found),
      signal,
    );
    const what = result.ok ? `${result.value.length} found` : result.problem.code;
    trace.add(owner.name, `searches ${references.map((one) => one.slice(-4)).join(', ')}: ${what}`);
    return result;
  };
  /** A search by the reference of a report finds no ticket of an incident. */
  const reportsByReference = (reference: string, signal?: AbortSignal) =>
    read(
      'search',
      'inquire',
      () =>
        model.role.inquire === 'My'
          ? []
          : model.reports
              .withReference(reference)
              .filter(({ indexedAt }) => indexedAt <= scheduler.now())
              .map(foundReport),
      signal,
    );

  return {
    createTicket,
    ticketsByReference: (reference, signal) =>
      isReport({ externalXRef: reference })
        ? reportsByReference(reference, signal)
        : ticketsByReferences([reference], signal),
    ticketsByReferences,
    async ticket(id, signal) {
      const effect = () => {
        closings.reads(id, scheduler.now(), signal);
        const ticket = model.byId(id);
        return ticket === null ? null : { ticket, record: found(ticket) };
      };
      const result = await read('read ticket', 'inquire', effect, signal);
      if (!result.ok) return result;
      if (result.value === null || model.role.inquire === 'My') return ok(null);
      return hidden(result.value.ticket) ?? ok(result.value.record);
    },
    info: (signal) => read('info', null, () => ({ version: 'v2025.1' }), signal),
    company: (id, signal) =>
      read(
        'company',
        null,
        () => {
          const company = model.companies.find((one) => one.id === id);
          return company === undefined ? null : { ...company, defaultContact: defaultContact(id) };
        },
        signal,
      ),
    boards: (signal) =>
      read('boards', null, () => [named(choices.board, !model.boardActive), named(otherBoard)], signal),
    statuses: (_, signal) =>
      read('statuses', null, () => [named(choices.status), { ...named(closedStatus), closed: true }], signal),
    types: (_, signal) => read('types', null, () => [named(choices.type)], signal),
    priorities: (signal) => read('priorities', null, () => [named(choices.priority)], signal),
    companies: (_, signal) =>
      read(
        'companies',
        null,
        () => ({ items: model.companies.filter(({ deleted }) => !deleted), more: false }),
        signal,
      ),
    subtypes: (_, signal) => read('subtypes', null, () => [], signal),
    items: (_, signal) => read('items', null, () => [], signal),
    teams: (_, signal) => read('teams', null, () => [], signal),
    sources: (signal) => read('sources', null, () => [], signal),
    members: (signal) => read('members', null, () => [], signal),
    async mySecurity(signal) {
      const rows = await read('role', null, () => roleOf(model), signal);
      if (!rows.ok || model.role.rows !== 'refused') return rows;
      return failed(problems.permissionMissing(host, permissions.my_security, { status: 403 }));
    },
    ticketsByIds: (ids, signal) =>
      read(
        'tickets by id',
        'inquire',
        () => model.tickets.filter((ticket) => model.lists(ticket) && ids.includes(ticket.id)).map(found),
        signal,
      ),
    ticketsChangedSince: ({ since }, signal) =>
      read(
        'changed tickets',
        'inquire',
        () => ({
          items: model.tickets
            .filter((ticket) => model.lists(ticket) && ticket.indexedAt <= scheduler.now())
            .filter(({ updatedAt }) => epoch + updatedAt >= since.getTime())
            .map(found),
          more: false,
        }),
        signal,
      ),
    callbacks: (signal) => read('callbacks', null, () => [...model.callbacks], signal),
    addCallback: ({ url }, signal) =>
      write(
        'callback',
        () => {
          // Numbers are not given twice.
          const id = 1 + Math.max(0, ...model.callbacks.map((one) => one.id));
          model.callbacks.push({ id, url, inactive: false });
          return { id };
        },
        ({ id }) => ({ id }),
        { ...(signal ? { signal } : {}) },
      ),
    removeCallback: (id, signal) =>
      write(
        `no callback ${id}`,
        () => {
          const at = model.callbacks.findIndex((one) => one.id === id);
          if (at >= 0) model.callbacks.splice(at, 1);
          return { id };
        },
        () => null,
        { ...(signal ? { signal } : {}) },
      ),
    // Signatures are tested separately (src/tickets/callbacks).
    callbackKey: unasked,
    ownMember: (signal) => read('read the own member', null, () => ownMember, signal),
    timeEntries: (_, signal) => read('read time', 'inquire', () => [], signal),
    ticketAudit: (id, signal) =>
      read(
        'read the trail',
        'inquire',
        () => {
          const trail = model.byId(id)?.trail ?? [];
          if (trail.some((by) => by !== ownMember)) closings.sees(id);
          return trail.map((by) => ({ text: 'It was changed.', by }));
        },
        signal,
      ),
    async notes(id, signal) {
      const ticket = model.byId(id);
      const refused = ticket === null ? null : hidden(ticket);
      if (refused !== null) return refused;
      return read(
        'read notes',
        'inquire',
        () =>
          (model.byId(id)?.notes ?? []).map(({ id: note, text, by, internal }) => ({
            id: note,
            text,
            internal,
            byContact: false,
            member: by,
          })),
        signal,
      );
    },
    changeTicket: (id, [operation], signal, beforeSend) => {
      const closes = JSON.stringify(operation?.value) === JSON.stringify({ id: closedStatus.id });
      if (closes) closings.closes(id, signal);
      return write(
        `${closes ? 'closing' : 'reopening'} of ${id}`,
        (now) => (closes ? model.close(id, now) : model.reopen(id, now)),
        found,
        { ...(signal ? { signal } : {}), ...(beforeSend ? { beforeSend } : {}) },
      );
    },
    addNote: (id, { text, internal }, signal, beforeSend) =>
      write(
        `note ${text.slice(-5)} on ${id}`,
        (now) => model.note(id, { text, internal }, now),
        ({ notes }) => ({ id: notes.length }),
        { ...(signal ? { signal } : {}), ...(beforeSend ? { beforeSend } : {}) },
      ),
    documents: (id, signal) =>
      read(
        'read documents',
        'inquire',
        () => (model.byId(id)?.documents ?? []).map((title, index) => ({ id: index + 1, title })),
        signal,
      ),
    addDocument: (id, { title }, signal, beforeSend) =>
      write(
        `file ${title.slice(-5)} on ${id}`,
        () => model.attach(id, title),
        ({ documents }) => ({ id: documents.length }),
        { ...(signal ? { signal } : {}), ...(beforeSend ? { beforeSend } : {}) },
      ),
    customFields: (signal) => read('custom fields', null, () => [...model.customFields], signal),
    customFieldsOfBoard: (_, signal) =>
      read('custom fields of a ticket', 'inquire', () => [...model.customFields], signal),
    ofCompany: unasked,
    contactsByEmail: unasked,
    contacts: unasked,
    agreements: unasked,
    sites: unasked,
    ...linkCalls(model, { read, write }, hidden),
    close: async () => {},
  };
}

function roleOf({ mayEdit, mayClose, role }: ModelConnectWise) {
  if (role.rows === 'silent') return [];
  const levels = { add: 'All', delete: 'None', inquire: role.inquire };
  const row = (name: string, edits: boolean) => ({
    module: 'Service Desk',
    function: name,
    ...levels,
    edit: edits ? 'All' : 'None',
  });
  const time = { module: 'Time & Expense', function: 'Time Entry', ...levels, edit: 'None' };
  return [
    row('Service Tickets', mayEdit),
    row('Close Service Tickets', mayClose),
    row('Manage Attachments', mayEdit),
    time,
  ];
}

const foundReport = ({ id, content }: ReportTicket): TicketRecord => ({
  id,
  summary: content.summary,
  externalXRef: content.externalXRef,
  boardId: content.boardId,
  companyId: content.companyId,
  closed: false,
  url: urlOf(id),
});

const urlOf = (id: number) => `https://${host}/tickets/${id}`;

/** The name of a ticket in the trace: its incident and the end of its reference. */
const short = (ticket: NewTicket) =>
  isReport(ticket)
    ? `“${ticket.summary}”`
    : `ticket of ${incidentOf(ticket)} (${ticket.externalXRef.slice(-4)}, company ${ticket.companyId})`;

const tell = (outcome: CreateOutcome) =>
  outcome.outcome === 'created' ? `created ${outcome.id}` : `${outcome.outcome} (${outcome.problem.code})`;

const heldBack = (problem: Problem): CreateOutcome => ({ outcome: 'not_sent', problem });

function notSent(why: 'unreachable' | 'rate_limited') {
  const outcome = 'not_sent' as const;
  if (why === 'unreachable') return { outcome, problem: problems.unreachable(host, 'ECONNREFUSED') };
  return { outcome, problem: problems.rateLimited(host, 30_000), retryAfterMs: 30_000 };
}

function unknown(answer: 'none' | 'server_error' | 'html'): CreateOutcome {
  const problem = {
    none: problems.timeout(host, createTimeoutMs),
    server_error: problems.serverError(host, { status: 500 }),
    html: problems.html(host, {}),
  }[answer];
  return { outcome: 'unknown', problem: { ...problem, retry: 'unknown' } };
}

function outcomeOf(
  result: { readonly id: number } | Refusal | null,
  answer: Journey['answer'],
): CreateOutcome {
  if (answer === 'server_error' || answer === 'html') return unknown(answer);
  // Stopped before there was an answer.
  if (result === null) return unknown('none');
  if (isRefusal(result)) return { outcome: 'refused', ...result };
  return { outcome: 'created', id: result.id, url: urlOf(result.id) };
}

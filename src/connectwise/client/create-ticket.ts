import type { Head } from '../../platform/outbound/exchange.ts';
import { failed, type Problem, toProblem } from '../../platform/values/problem.ts';
import type { Api, Called } from './api.ts';
import { parseOne } from './parse-answer.ts';
import { permissions } from './permissions.ts';
import { problems, retryAfterOf } from './problems.ts';
import { createdSchema } from './records.ts';
import { requestIdOf } from './request-id.ts';
import type { ConnectWise, CreateOutcome, NewTicket } from './types.ts';

type Options = NonNullable<Parameters<ConnectWise['createTicket']>[1]>;

/**
 * Posts a ticket once and returns the outcome. Never throws and never posts again: after a timeout or a dropped
 * connection the ticket may exist, and only a search for its reference can tell.
 */
export async function createTicket(
  api: Api,
  ticket: NewTicket,
  { signal, beforeSend }: Options,
  urlOf: (ticketId: number) => string,
): Promise<CreateOutcome> {
  let heldBackBy: Problem | null = null;
  const called = await api.call({
    method: 'POST',
    path: '/service/tickets',
    route: '/service/tickets',
    permission: permissions.tickets_add,
    body: JSON.stringify(ticketBody(ticket)),
    signal,
    beforeSend: async () => {
      if (!beforeSend) return true;
      try {
        return await beforeSend();
      } catch (thrown) {
        heldBackBy = toProblem(thrown);
        return false;
      }
    },
  });
  if (called.kind === 'failure' && called.why === 'held_back' && heldBackBy) return notSent(heldBackBy);
  return outcomeOf(api, called, urlOf);
}

/** ConnectWise refuses unknown members, so only members that every version knows are used. */
function ticketBody(ticket: NewTicket) {
  return {
    summary: ticket.summary,
    company: { id: ticket.companyId },
    board: { id: ticket.boardId },
    status: { id: ticket.statusId },
    type: { id: ticket.typeId },
    priority: { id: ticket.priorityId },
    ...(ticket.contactId === undefined ? {} : { contact: { id: ticket.contactId } }),
    ...(ticket.agreementId === undefined ? {} : { agreement: { id: ticket.agreementId } }),
    ...(ticket.siteId === undefined ? {} : { site: { id: ticket.siteId } }),
    ...(ticket.subTypeId === undefined ? {} : { subType: { id: ticket.subTypeId } }),
    ...(ticket.itemId === undefined ? {} : { item: { id: ticket.itemId } }),
    ...(ticket.teamId === undefined ? {} : { team: { id: ticket.teamId } }),
    ...(ticket.sourceId === undefined ? {} : { source: { id: ticket.sourceId } }),
    ...(ticket.severity === undefined ? {} : { severity: ticket.severity }),
    ...(ticket.impact === undefined ? {} : { impact: ticket.impact }),
    ...(ticket.internal === true
      ? { initialInternalAnalysis: ticket.initialDescription }
      : { initialDescription: ticket.initialDescription }),
    ...(ticket.customFields === undefined || ticket.customFields.length === 0
      ? {}
      : { customFields: ticket.customFields.map(({ id, value }) => ({ id, value })) }),
    externalXRef: ticket.externalXRef,
    // The ticket is for technicians; no customer gets an e-mail unasked.
    automaticEmailContactFlag: false,
    automaticEmailCcFlag: false,
  };
}

async function outcomeOf(
  api: Api,
  called: Called,
  urlOf: (ticketId: number) => string,
): Promise<CreateOutcome> {
  if (called.kind === 'not_admitted') return notSent(called.problem);
  if (called.kind === 'failure') {
    return called.left ? unknown(called.problem, called.head) : notSent(called.problem);
  }
  const { reply, refusal } = called;
  const { status } = reply;
  const requestId = requestIdOf(reply);
  if (refusal === null) {
    const read = parseOne(reply, api.site.host, createdSchema);
    if (!read.ok) return unknown(read.problem, reply);
    const { id, board } = read.value;
    return {
      outcome: 'created',
      id,
      url: urlOf(id),
      ...(board?.name === undefined ? {} : { boardName: board.name }),
      ...(requestId === undefined ? {} : { requestId }),
    };
  }
  if (status === 429) return notSent(refusal.problem);
  if (status < 400 || status >= 500 || status === 408) return unknown(refusal.problem, reply);
  if (refusal.misrouted && (await api.codebase.changedFrom(called.codebase))) {
    // The tenant was upgraded: the old path accepted nothing, and the next attempt uses the new one.
    return { ...notSent(problems.moved(api.site.host)), retryAfterMs: 1000 };
  }
  return {
    outcome: 'refused',
    problem: refusal.problem,
    status,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    ...(refusal.customFields === undefined ? {} : { customFields: refusal.customFields }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function notSent(problem: Problem): Extract<CreateOutcome, { outcome: 'not_sent' }> {
  const retryAfterMs = retryAfterOf(problem);
  return { outcome: 'not_sent', problem, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** For any failure, `retry` says that the request may have taken effect. */
function unknown(problem: Problem, head: Head | undefined): CreateOutcome {
  const requestId = requestIdOf(head);
  return {
    outcome: 'unknown',
    problem: { ...problem, retry: 'unknown' },
    ...(head === undefined ? {} : { status: head.status }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** A client whose connection cannot be used: every call returns that problem. */
export function unusableClient(problem: Problem): ConnectWise {
  const refuse = async () => failed(problem);
  return {
    info: refuse,
    companies: refuse,
    company: refuse,
    boards: refuse,
    statuses: refuse,
    types: refuse,
    priorities: refuse,
    subtypes: refuse,
    items: refuse,
    teams: refuse,
    sources: refuse,
    members: refuse,
    mySecurity: refuse,
    ticket: refuse,
    ticketsByReference: refuse,
    ticketsByReferences: refuse,
    ticketsByIds: refuse,
    ticketsChangedSince: refuse,
    ticketAudit: refuse,
    timeEntries: refuse,
    ownMember: refuse,
    notes: refuse,
    changeTicket: async () => notSent(problem),
    addNote: async () => notSent(problem),
    documents: refuse,
    addDocument: async () => notSent(problem),
    customFields: refuse,
    customFieldsOfBoard: refuse,
    ofCompany: refuse,
    contactsByEmail: refuse,
    contacts: refuse,
    agreements: refuse,
    sites: refuse,
    configurations: refuse,
    configuration: refuse,
    ticketConfigurations: refuse,
    attachConfiguration: async () => notSent(problem),
    detachConfiguration: async () => notSent(problem),
    callbacks: refuse,
    callbackKey: refuse,
    addCallback: async () => notSent(problem),
    removeCallback: async () => notSent(problem),
    createTicket: async () => notSent(problem),
    close: async () => {},
  };
}

import type { z } from 'zod';
import type { Reply } from '../../platform/outbound/exchange.ts';
import { failed, ok, type Problem, type Result } from '../../platform/values/problem.ts';
import { type Api, api, type Call } from './api.ts';
import { callbackCalls } from './callbacks.ts';
import { companyConditions, matchesSearch } from './conditions.ts';
import { configurationCalls } from './configurations.ts';
import { createTicket, unusableClient } from './create-ticket.ts';
import { customFieldCalls } from './custom-fields.ts';
import { customerCalls } from './customers.ts';
import { documentCalls } from './documents.ts';
import {
  notes,
  ownMember,
  ticketAudit,
  ticketsByIds,
  ticketsByReferences,
  ticketsChangedSince,
  timeEntries,
} from './fetch-tickets.ts';
import { fetchAllPages, fetchForward, fetchPage } from './pages.ts';
import { parseOne } from './parse-answer.ts';
import { type Permission, permissions } from './permissions.ts';
import { problems } from './problems.ts';
import {
  boardSchema,
  companySchema,
  infoSchema,
  memberSchema,
  namedSchema,
  securitySchema,
  statusSchema,
  subtypeSchema,
  ticketSchema,
} from './records.ts';
import { normaliseSite, type Site, ticketUrl } from './site.ts';
import type {
  CompanyQuery,
  CompanyRecord,
  ConnectionValues,
  ConnectWise,
  ConnectWiseOptions,
  Page,
} from './types.ts';
import { addNote, changeTicket } from './write-ticket.ts';

/** The ConnectWise PSA of one connection. With invalid values every call returns the problem; nothing throws. */
export function connectWise(connection: ConnectionValues, options: ConnectWiseOptions): ConnectWise {
  const usable = usableConnection(connection);
  if (!usable.ok) return unusableClient(usable.problem);
  const { values, site } = usable.value;
  return client(api(values, site, options), values);
}

/** The trimmed values, and the site of their address. */
export function usableConnection(typed: ConnectionValues): Result<{ values: ConnectionValues; site: Site }> {
  const site = normaliseSite(typed.site);
  if (!site.ok) return site;
  const values: ConnectionValues = {
    site: typed.site.trim(),
    companyId: typed.companyId.trim(),
    publicKey: typed.publicKey.trim(),
    privateKey: typed.privateKey.trim(),
    clientId: typed.clientId?.trim() || null,
  };
  const complaint = complaintOf(values);
  return complaint === null ? ok({ values, site: site.value }) : failed(problems.incomplete(...complaint));
}

function complaintOf({
  companyId,
  publicKey,
  privateKey,
  clientId,
}: ConnectionValues): [field: string, what: string] | null {
  if (companyId === '') return ['companyId', 'the Company ID is empty.'];
  if (/[+:\p{Cc}]/u.test(companyId)) return ['companyId', 'the Company ID has an invalid character.'];
  if (publicKey === '') return ['publicKey', 'the public key is empty.'];
  if (/[:\s\p{Cc}]/u.test(publicKey)) return ['publicKey', 'the public key has an invalid character.'];
  if (privateKey === '') return ['privateKey', 'the private key is empty.'];
  if (/[\s\p{Cc}]/u.test(privateKey)) return ['privateKey', 'the private key has an invalid character.'];
  // The value is sent in a header.
  return clientId !== null && !/^[\x21-\x7e]+$/.test(clientId)
    ? ['clientId', 'the client ID has an invalid character.']
    : null;
}

const get = (path: string, permission: Permission | null, signal: AbortSignal | undefined): Call => ({
  method: 'GET',
  path,
  route: path.replace(/\/\d+(?=\/|$)/g, '/{id}'),
  permission,
  signal,
});

function client(calls: Api, { site, companyId }: ConnectionValues): ConnectWise {
  const { host } = calls.site;
  const urlOf = (ticketId: number) => ticketUrl(site, companyId, ticketId);
  const tickets: Permission = { ...permissions.boards, endpoint: 'GET /service/tickets' };

  return {
    async info(signal) {
      const reply = await calls.read(get('/system/info', null, signal));
      return reply.ok ? parseOne(reply.value, host, infoSchema) : reply;
    },

    companies: (query, signal) => fetchCompanies(calls, query, signal),

    async company(id, signal) {
      const reply = await calls.read(get(`/company/companies/${id}`, permissions.companies, signal));
      return orGone(reply, (value) => parseOne(value, host, companySchema));
    },

    async boards(signal) {
      const all = await fetchAllPages(
        calls,
        get('/service/info/boards', permissions.boards, signal),
        boardSchema,
      );
      return all.ok ? ok(all.value.filter((board) => board !== null)) : all;
    },
    statuses: (boardId, signal) =>
      fetchAllPages(
        calls,
        get(`/service/boards/${boardId}/statuses`, permissions.statuses, signal),
        statusSchema,
      ),
    types: (boardId, signal) =>
      fetchAllPages(calls, get(`/service/boards/${boardId}/types`, permissions.types, signal), namedSchema),
    priorities: (signal) =>
      fetchAllPages(calls, get('/service/priorities', permissions.priorities, signal), namedSchema),
    subtypes: (boardId, signal) =>
      fetchTable(calls, `/service/boards/${boardId}/subtypes`, subtypeSchema, signal),
    items: (boardId, signal) => fetchTable(calls, `/service/boards/${boardId}/items`, namedSchema, signal),
    teams: (boardId, signal) => fetchTable(calls, `/service/boards/${boardId}/teams`, namedSchema, signal),
    sources: (signal) => fetchTable(calls, '/service/sources', namedSchema, signal),
    members: (signal) =>
      fetchAllPages(
        calls,
        get('/system/members', { ...permissions.my_security, endpoint: 'GET /system/members' }, signal),
        memberSchema,
      ),
    mySecurity: (signal) =>
      fetchAllPages(calls, get('/system/mySecurity', permissions.my_security, signal), securitySchema),

    async ticket(id, signal) {
      const reply = await calls.read(get(`/service/tickets/${id}`, tickets, signal));
      return orGone(reply, (value) => parseOne(value, host, ticketSchema(urlOf)));
    },

    ticketsByReference: (reference, signal) => ticketsByReferences(calls, [reference], urlOf, signal),
    ticketsByReferences: (references, signal) => ticketsByReferences(calls, references, urlOf, signal),
    ticketsByIds: (ids, signal) => ticketsByIds(calls, ids, urlOf, signal),
    ticketsChangedSince: (since, signal) => ticketsChangedSince(calls, since, urlOf, signal),
    notes: (ticketId, signal) => notes(calls, ticketId, signal),
    ticketAudit: (ticketId, signal) => ticketAudit(calls, ticketId, signal),
    timeEntries: (ticketId, signal) => timeEntries(calls, ticketId, signal),
    ownMember: (signal) => ownMember(calls, signal),
    ...callbackCalls(calls),
    ...documentCalls(calls),
    ...configurationCalls(calls),
    ...customerCalls(calls),
    ...customFieldCalls(calls),
    changeTicket: (id, operations, signal, beforeSend) =>
      changeTicket(calls, id, operations, urlOf, { signal, beforeSend }),
    addNote: (ticketId, note, signal, beforeSend) => addNote(calls, ticketId, note, signal, beforeSend),

    createTicket: (ticket, given = {}) => createTicket(calls, ticket, given, urlOf),
    close: () => calls.close(),
  };
}

/** A setup table that is not in the permission table. It needs the same right, Table Setup. */
const fetchTable = <T>(calls: Api, path: string, schema: z.ZodType<T>, signal: AbortSignal | undefined) =>
  fetchAllPages(calls, get(path, { ...permissions.types, endpoint: `GET ${path}` }, signal), schema);

async function fetchCompanies(
  calls: Api,
  query: CompanyQuery,
  signal: AbortSignal | undefined,
): Promise<Result<Page<CompanyRecord>>> {
  const call: Call = {
    ...get('/company/companies', permissions.companies, signal),
    query: { conditions: companyConditions(query.search) },
  };
  const read =
    'all' in query
      ? await fetchForward(calls, call, companySchema)
      : await fetchPage(calls, { ...call, query: { ...call.query, orderBy: 'name asc' } }, companySchema, {
          page: Math.max(1, query.page ?? 1),
          // Old servers refuse larger pages.
          pageSize: Math.min(100, Math.max(1, query.pageSize ?? 50)),
        });
  if (!read.ok) return read;
  const items = read.value.items.filter(
    ({ name, identifier, deleted }) => deleted !== true && matchesSearch(query.search, name, identifier),
  );
  return ok({ items, more: read.value.more });
}

/** A record by id: null if ConnectWise says that it does not exist. A wrong path is a problem. */
function orGone<T>(reply: Result<Reply>, read: (reply: Reply) => Result<T>): Result<T | null> {
  if (reply.ok) return read(reply.value);
  return gone(reply.problem) ? ok(null) : reply;
}

const gone = (problem: Problem) => problem.code === 'connectwise.record_not_found';

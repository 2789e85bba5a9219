import { failed, ok, type Result } from '../../platform/values/problem.ts';
import type { Api, Call } from './api.ts';
import { changedConditions, idConditions, referenceConditions, timeConditions } from './conditions.ts';
import { fetchAllPages, fetchForward, fetchPage } from './pages.ts';
import { parseRows } from './parse-answer.ts';
import { optionalPermissions, permissions } from './permissions.ts';
import { problems } from './problems.ts';
import { auditSchema, noteSchema, ownMemberSchema, ticketSchema, timeEntrySchema } from './records.ts';
import type { AuditRecord, ChangedSince, NoteRecord, TimeRecord } from './ticket-types.ts';
import type { Page, TicketRecord } from './types.ts';

type UrlOf = (ticketId: number) => string;

const route = '/service/tickets';
const list = (query: Record<string, string>, signal: AbortSignal | undefined): Call => ({
  method: 'GET',
  path: route,
  route,
  permission: { ...permissions.boards, endpoint: `GET ${route}` },
  query: { ...query, fields },
  signal,
});

/** A ticket has over a hundred fields; only these are read. */
const fields =
  'id,summary,externalXRef,board/id,board/name,status/id,status/name,company/id,company/name,closedFlag,closedDate,mergedParentTicket/id,_info/lastUpdated,_info/updatedBy';

/**
 * With ids of eight digits and all fields, the address stays below the 2,000 characters that ConnectWise wants.
 */
const idsAtOnce = 100;

export async function ticketsByIds(
  api: Api,
  ids: readonly number[],
  urlOf: UrlOf,
  signal: AbortSignal | undefined,
): Promise<Result<TicketRecord[]>> {
  const all: TicketRecord[] = [];
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const read = await fetchBatch(api, ids.slice(from, from + idsAtOnce), urlOf, signal);
    if (!read.ok) return read;
    all.push(...read.value);
  }
  return ok(all);
}

async function fetchBatch(
  api: Api,
  ids: readonly number[],
  urlOf: UrlOf,
  signal: AbortSignal | undefined,
): Promise<Result<TicketRecord[]>> {
  const call = list({ conditions: idConditions(ids) }, signal);
  const reply = await api.read({ ...call, query: { ...call.query, page: 1, pageSize: idsAtOnce } });
  if (!reply.ok) return reply;
  const read = parseRows(reply.value, api.site.host, ticketSchema(urlOf));
  if (!read.ok) return read;
  const { rows, count } = read.value;
  const asked = new Set(ids);
  // A row is unreadable or was not asked for. So a missing ticket may exist all the same.
  return rows.length === count && rows.every(({ id }) => asked.has(id))
    ? ok(rows)
    : failed(problems.unexpected(api.site.host, 'it lists tickets that were not requested.', {}));
}

/** References to the same ticket differ at most in letter case, which ConnectWise ignores. */
const referenceKey = (reference: string | undefined) => reference?.trim().toLowerCase();

export async function ticketsByReferences(
  api: Api,
  references: readonly string[],
  urlOf: UrlOf,
  signal: AbortSignal | undefined,
): Promise<Result<TicketRecord[]>> {
  const conditions = referenceConditions(...references);
  if (conditions === null) return failed(problems.badReference());
  const call = list({ conditions }, signal);
  const reply = await api.read({ ...call, query: { conditions, page: 1, pageSize: idsAtOnce } });
  if (!reply.ok) return reply;
  const read = parseRows(reply.value, api.site.host, ticketSchema(urlOf));
  if (!read.ok) return read;
  const asked = new Set(references.map(referenceKey));
  const found = read.value.rows.filter((row) => asked.has(referenceKey(row.externalXRef)));
  // There are rows, but none with a requested reference: the condition was not understood, or the field is withheld.
  // Neither proves anything, and “not found” would let the ticket be posted again.
  return found.length === 0 && read.value.count > 0
    ? failed(problems.unexpected(api.site.host, 'it lists tickets without the requested reference.', {}))
    : ok(found);
}

export async function ticketsChangedSince(
  api: Api,
  { since, referencePrefix }: ChangedSince,
  urlOf: UrlOf,
  signal: AbortSignal | undefined,
): Promise<Result<Page<TicketRecord>>> {
  const conditions = changedConditions(since, referencePrefix);
  if (conditions === null) return failed(problems.badReference());
  // By cursor: sorted by change, a ticket that changes during the reading would hide another one.
  const read = await fetchForward(api, list({ conditions }, signal), ticketSchema(urlOf));
  if (!read.ok) return read;
  const prefix = referencePrefix.toLowerCase();
  const items = read.value.items.filter(({ externalXRef }) => externalXRef?.toLowerCase().startsWith(prefix));
  return ok({ ...read.value, items });
}

export function notes(
  api: Api,
  ticketId: number,
  signal: AbortSignal | undefined,
): Promise<Result<NoteRecord[]>> {
  const call: Call = {
    method: 'GET',
    path: `${route}/${ticketId}/notes`,
    route: `${route}/{id}/notes`,
    permission: { ...permissions.boards, endpoint: 'GET /service/tickets/{parentId}/notes' },
    query: { orderBy: 'id asc' },
    signal,
  };
  return fetchAllPages(api, call, noteSchema);
}

/** Only time charged to this ticket. A role with Inquire = My sees only its own entries. */
export function timeEntries(
  api: Api,
  ticketId: number,
  signal: AbortSignal | undefined,
): Promise<Result<TimeRecord[]>> {
  const timeRoute = '/time/entries';
  const call: Call = {
    method: 'GET',
    path: timeRoute,
    route: timeRoute,
    permission: optionalPermissions.time_inquire,
    query: { conditions: timeConditions(ticketId), fields: 'id,member/identifier,member/name,enteredBy' },
    signal,
  };
  return fetchAllPages(api, call, timeEntrySchema);
}

/** Every row of the role names its member: the first one is enough. */
export async function ownMember(api: Api, signal: AbortSignal | undefined): Promise<Result<string | null>> {
  const ownRoute = '/system/mySecurity';
  const call: Call = {
    method: 'GET',
    path: ownRoute,
    route: ownRoute,
    permission: permissions.my_security,
    signal,
  };
  const read = await fetchPage(api, call, ownMemberSchema, { page: 1, pageSize: 1 });
  return read.ok ? ok(read.value.items[0] ?? null) : read;
}

/** The documentation does not name the needed right; the right to read tickets is the closest. */
export async function ticketAudit(
  api: Api,
  ticketId: number,
  signal: AbortSignal | undefined,
): Promise<Result<AuditRecord[]>> {
  const auditRoute = '/system/audittrail';
  const call: Call = {
    method: 'GET',
    path: auditRoute,
    route: auditRoute,
    permission: { ...permissions.boards, endpoint: `GET ${auditRoute}` },
    query: { type: 'Ticket', id: ticketId },
    signal,
  };
  const read = await fetchAllPages(api, call, auditSchema);
  if (!read.ok) return read;
  // ConnectWise does not document the order.
  const at = (one: AuditRecord) => one.at?.getTime() ?? 0;
  return ok([...read.value].sort((one, other) => at(one) - at(other)));
}

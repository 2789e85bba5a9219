import { z } from 'zod';
import type { Reply } from '../../platform/outbound/exchange.ts';
import type { Problem, Result } from '../../platform/values/problem.ts';
import type { Api, Call } from './api.ts';
import { parseOne } from './parse-answer.ts';
import { optionalPermissions } from './permissions.ts';
import { problems, retryAfterOf } from './problems.ts';
import { ticketSchema } from './records.ts';
import type { NewNote, NotSent, TicketOperation, WriteOutcome } from './ticket-types.ts';
import type { TicketRecord } from './types.ts';

/** Sends a change of a ticket, once. */
export function changeTicket(
  api: Api,
  id: number,
  operations: readonly TicketOperation[],
  urlOf: (ticketId: number) => string,
  {
    signal,
    beforeSend,
  }: { signal?: AbortSignal | undefined; beforeSend?: (() => Promise<boolean>) | undefined },
): Promise<WriteOutcome<TicketRecord>> {
  const closes = operations.some(({ path }) => path === 'status');
  const call: Call = {
    method: 'PATCH',
    path: `/service/tickets/${id}`,
    route: '/service/tickets/{id}',
    permission: closes ? optionalPermissions.tickets_close : optionalPermissions.tickets_edit,
    body: JSON.stringify(operations),
    signal,
    beforeSend,
  };
  return write(api, call, (reply) => parseOne(reply, api.site.host, ticketSchema(urlOf)));
}

/** Sends a note, once. */
export function addNote(
  api: Api,
  ticketId: number,
  { text, internal }: NewNote,
  signal: AbortSignal | undefined,
  beforeSend: (() => Promise<boolean>) | undefined,
): Promise<WriteOutcome<{ readonly id: number }>> {
  const call: Call = {
    method: 'POST',
    path: `/service/tickets/${ticketId}/notes`,
    route: '/service/tickets/{id}/notes',
    permission: optionalPermissions.tickets_edit,
    body: JSON.stringify({
      text,
      detailDescriptionFlag: !internal,
      internalAnalysisFlag: internal,
      resolutionFlag: false,
      // Nobody gets an e-mail about an automatic note.
      processNotifications: false,
    }),
    signal,
    beforeSend,
  };
  return write(api, call, (reply) => parseOne(reply, api.site.host, noteIdSchema));
}

const noteIdSchema = z.object({ id: z.int().positive() });

/** One write and its outcome, by the same rules as a create. Never repeated. */
export async function write<T>(
  api: Api,
  call: Call,
  read: (reply: Reply) => Result<T>,
): Promise<WriteOutcome<T>> {
  const called = await api.call(call);
  if (called.kind === 'not_admitted') return notSent(called.problem);
  if (called.kind === 'failure') return called.left ? unknown(called.problem) : notSent(called.problem);
  const { reply, refusal } = called;
  const { status } = reply;
  if (refusal === null) {
    const value = read(reply);
    return value.ok ? { outcome: 'done', value: value.value } : unknown(value.problem);
  }
  if (status === 429) return notSent(refusal.problem);
  if (status < 400 || status >= 500 || status === 408) return unknown(refusal.problem);
  if (refusal.misrouted && (await api.codebase.changedFrom(called.codebase))) {
    return { ...notSent(problems.moved(api.site.host)), retryAfterMs: 1000 };
  }
  const { problem, field } = refusal;
  return { outcome: 'refused', problem, status, ...(field === undefined ? {} : { field }) };
}

function notSent(problem: Problem): NotSent {
  const retryAfterMs = retryAfterOf(problem);
  return { outcome: 'not_sent', problem, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

const unknown = (problem: Problem) =>
  ({ outcome: 'unknown', problem: { ...problem, retry: 'unknown' } }) as const;

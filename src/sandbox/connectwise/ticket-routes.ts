import { z } from 'zod';
import { addNote, createTicket, patchTicket, removeTicket } from './change-ticket.ts';
import { apiError, invalid } from './errors.ts';
import { resourceFields } from './fields.ts';
import { type Answer, answerJson } from './http.ts';
import { answerList, type Listed, selected, shape } from './list.ts';
import { missing, parsedJson, parsedObject, parseTicketBody, unknownMember } from './parse-ticket.ts';
import { noteJson, ticketJson } from './present.ts';
import type { TicketRow } from './records.ts';
import { isListed } from './restrictions.ts';
import { levelOf, type Needs, type Right } from './roles.ts';
import type { Call, Route } from './route.ts';
import { listQuery } from './table-routes.ts';
import { ticketOf, visibleTickets } from './ticket-of.ts';

const tickets = (right: Right): Needs => ({ function: 'Service Tickets', right });

/** Service tickets and their notes. */
export const ticketRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/service/tickets',
    needs: tickets('inquire'),
    answer: (call) => answerList(listed(call), listQuery(call)),
  },
  {
    method: 'GET',
    path: '/service/tickets/count',
    needs: tickets('inquire'),
    answer: (call) => answerJson(200, { count: selected(listed(call), call.exchange.search).length }),
  },
  { method: 'POST', path: '/service/tickets/search', needs: tickets('inquire'), answer: search },
  { method: 'POST', path: '/service/tickets', needs: tickets('add'), answer: create },
  {
    method: 'GET',
    path: '/service/tickets/{id}',
    needs: tickets('inquire'),
    answer: (call) => answerJson(200, shown(call, ticketOf(call))),
  },
  { method: 'PATCH', path: '/service/tickets/{id}', needs: tickets('edit'), answer: patch },
  { method: 'DELETE', path: '/service/tickets/{id}', needs: tickets('delete'), answer: remove },
  {
    method: 'GET',
    path: '/service/tickets/{id}/notes',
    needs: tickets('inquire'),
    answer: (call) => answerList(notes(call), listQuery(call)),
  },
  { method: 'POST', path: '/service/tickets/{id}/notes', needs: tickets('edit'), answer: postNote },
];

function listed(call: Call): Listed {
  const { restrictions } = call.state.data;
  const shown = visibleTickets(call).filter((ticket) => isListed(restrictions, ticket));
  const records = shown.map((ticket) => ticketJson(ticket, call.state.data, call.base));
  return { records, fields: resourceFields.ticket };
}

const shown = ({ state, base, exchange }: Call, ticket: TicketRow) =>
  shape(ticketJson(ticket, state.data, base), exchange.search);

function create(call: Call): Answer {
  const ticket = createTicket(call.state, parseTicketBody(call.exchange.text), call.by);
  call.state.save();
  return answerJson(201, shown(call, ticket));
}

const operationsSchema = z.array(
  z.object({ op: z.enum(['add', 'replace', 'remove']), path: z.string().min(1), value: z.unknown() }),
);

function patch(call: Call): Answer {
  const read = operationsSchema.safeParse(parsedJson(call.exchange.text));
  if (!read.success) throw apiError(400, 'The body must be an array of JSON Patch operations.');
  const ticket = ticketOf(call);
  const mayClose =
    levelOf(call.state.data.role, { function: 'Close Service Tickets', right: 'edit' }) !== 'None';
  patchTicket(call.state, ticket, read.data, { by: call.by, mayClose });
  call.state.save();
  return answerJson(200, shown(call, ticket));
}

function remove(call: Call): Answer {
  const ticket = ticketOf(call);
  removeTicket(call.state, ticket.id, call.by);
  call.state.save();
  return { status: 204, type: '', body: '' };
}

/** Conditions that are too long for a URL are sent in a body, with names in lower case. */
function search(call: Call): Answer {
  const query = listQuery(call);
  const search = new URLSearchParams(query.search);
  const names = ['conditions', 'orderBy', 'childConditions', 'customFieldConditions'];
  for (const [name, value] of Object.entries(parsedObject(call.exchange.text))) {
    const known = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (known === undefined) throw unknownMember(name, call.exchange.text, 'FilterValues');
    if (typeof value === 'string') search.set(known, value);
  }
  return answerList(listed(call), { ...query, search });
}

function notes(call: Call): Listed {
  const ticket = ticketOf(call);
  const records = ticket.notes.map((note) => noteJson(note, ticket, call.base));
  return { records, fields: resourceFields.note };
}

const noteSchema = z.strictObject({
  text: z.string().nullish(),
  detailDescriptionFlag: z.boolean().default(false),
  internalAnalysisFlag: z.boolean().default(false),
  resolutionFlag: z.boolean().default(false),
  issueFlag: z.boolean().optional(),
  customerUpdatedFlag: z.boolean().optional(),
  processNotifications: z.boolean().optional(),
  internalFlag: z.boolean().optional(),
  externalFlag: z.boolean().optional(),
  member: z.unknown().optional(),
  contact: z.unknown().optional(),
});

function postNote(call: Call): Answer {
  const { exchange, state, base, by } = call;
  const body = parsedObject(exchange.text);
  const unknown = Object.keys(body).find((name) => !Object.hasOwn(noteSchema.shape, name));
  if (unknown !== undefined) throw unknownMember(unknown, exchange.text, 'ServiceNote');
  const read = noteSchema.safeParse(body);
  if (!read.success) throw apiError(400, 'A member of the note has a value of the wrong kind.');
  const { text, detailDescriptionFlag, internalAnalysisFlag, resolutionFlag } = read.data;
  if (!text) throw invalid('serviceNote', [missing('text')]);
  if (!detailDescriptionFlag && !internalAnalysisFlag && !resolutionFlag) {
    throw invalid('serviceNote', [missing('detailDescriptionFlag')]);
  }
  const ticket = ticketOf(call);
  const tab = detailDescriptionFlag ? 'discussion' : internalAnalysisFlag ? 'internal' : 'resolution';
  const note = addNote(state, ticket, { text, tab, by });
  state.save();
  return answerJson(201, shape(noteJson(note, ticket, base), exchange.search));
}

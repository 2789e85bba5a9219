import { apiError, notFound } from './errors.ts';
import { resourceFields } from './fields.ts';
import { answerList } from './list.ts';
import type { Json } from './present.ts';
import type { HistoryEntry } from './records.ts';
import type { Call, Route } from './route.ts';
import { listQuery } from './table-routes.ts';

/** The audit trail of a ticket. The documentation names no right; the right to read tickets is a guess. */
export const auditRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/system/audittrail',
    needs: { function: 'Service Tickets', right: 'inquire' },
    answer: trail,
  },
];

function trail(call: Call) {
  const { search } = call.exchange;
  if (search.get('type')?.toLowerCase() !== 'ticket')
    throw apiError(400, 'The sandbox keeps trails of tickets only.');
  const id = Number(search.get('id'));
  const ticket = call.state.data.tickets.find((one) => one.id === id);
  if (ticket === undefined || (call.level === 'My' && ticket.enteredBy !== call.by))
    throw notFound('Ticket', id);
  return answerList(
    { records: ticket.history.map(auditJson), fields: resourceFields.audit },
    listQuery(call),
  );
}

const auditJson = ({ at, by, what }: HistoryEntry): Json => ({
  text: what.replace(/^Status: (.*) → (.*)$/, 'Status has been changed from "$1" to "$2"'),
  enteredDate: at,
  enteredBy: by,
  auditType: 'Ticket',
  auditSubType: what.startsWith('Status:') ? 'Status' : 'Ticket',
  auditSource: 'PSA',
});

import { sandboxAccount } from './account.ts';
import { resourceFields } from './fields.ts';
import { answerList } from './list.ts';
import { type Json, noteWriter } from './present.ts';
import type { TicketRow, TimeEntry } from './records.ts';
import type { Call, Route } from './route.ts';
import { listQuery } from './table-routes.ts';

/** Time that members entered on tickets; with “My”, only what the caller entered. */
export const timeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/time/entries',
    needs: { function: 'Time Entry', right: 'inquire' },
    answer: (call) => answerList({ records: entries(call), fields: resourceFields.time }, listQuery(call)),
  },
];

const entries = ({ state, level }: Call): Json[] =>
  state.data.tickets.flatMap((ticket) =>
    (ticket.times ?? [])
      .filter(({ by }) => level !== 'My' || by === sandboxAccount.member.identifier)
      .map((entry) => timeJson(entry, ticket)),
  );

const timeJson = ({ id, by, hours, at }: TimeEntry, ticket: TicketRow): Json => ({
  id,
  chargeToId: ticket.id,
  chargeToType: 'ServiceTicket',
  ...noteWriter(by),
  timeStart: at,
  actualHours: hours,
  enteredBy: by,
  dateEntered: at,
  _info: {},
});

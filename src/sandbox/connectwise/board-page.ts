import { escaped, type Page, readableTime, tableHead, tableRow } from '../page-layout.ts';
import type { AccountData } from './account-data.ts';
import { banner } from './banner.ts';
import type { Board, TicketRow } from './records.ts';

/** The most tickets of each board, the newest first: a storm must not make the page endless. */
const shown = 50;

/** The page at `/`: the boards and their tickets, boards with tickets first. */
export function boardPage(data: AccountData): Page {
  const boards = data.boards
    .filter(({ deleted }) => !deleted)
    .map((board) => ({ board, tickets: data.tickets.filter(({ boardId }) => boardId === board.id) }));
  const used = boards.filter(({ tickets }) => tickets.length > 0);
  const empty = boards.filter(({ tickets }) => tickets.length === 0);
  const count = data.tickets.length === 1 ? '1 ticket' : `${data.tickets.length} tickets`;
  return {
    banner,
    title: 'Service boards: ConnectWise sandbox',
    refresh: 5,
    main: `<h1>Service boards</h1>
<p class="quiet">${count}. The page renews itself.</p>
${used.map(({ board, tickets }) => boardSection(board, tickets, data)).join('\n')}
<h2>${used.length === 0 ? 'Boards' : 'Without tickets'}</h2>
<p>${empty.map(({ board }) => `<span class="pill">${boardName(board)}</span>`).join(' ')}</p>`,
  };
}

const boardName = (board: Board) => `${escaped(board.name)}${board.inactive ? ' (inactive)' : ''}`;

function boardSection(board: Board, tickets: readonly TicketRow[], data: AccountData): string {
  const rows = tickets
    .slice(-shown)
    .reverse()
    .map((ticket) => ticketRow(ticket, board, data));
  const more = tickets.length > shown ? `<p class="quiet">The newest ${shown} of ${tickets.length}.</p>` : '';
  return `<section aria-labelledby="board-${board.id}"><h2 id="board-${board.id}">${boardName(board)}</h2>${more}
<table>
${tableHead(['Ticket', 'Summary', 'Company', 'Status', 'Priority', 'Entered'])}
<tbody>
${rows.join('\n')}
</tbody>
</table></section>`;
}

function ticketRow(ticket: TicketRow, board: Board, data: AccountData): string {
  const status = board.statuses.find(({ id }) => id === ticket.statusId);
  const company = data.companies.find(({ id }) => id === ticket.companyId);
  const priority = data.priorities.find(({ id }) => id === ticket.priorityId);
  return tableRow([
    ['Ticket', `<a href="/tickets/${ticket.id}">#${ticket.id}</a>`],
    ['Summary', `<bdi>${escaped(ticket.summary)}</bdi>`],
    ['Company', `<bdi>${escaped(company?.name)}</bdi>`],
    ['Status', `<span class="pill${status?.closed ? ' done' : ''}">${escaped(status?.name)}</span>`],
    ['Priority', escaped(priority?.name)],
    ['Entered', readableTime(ticket.enteredAt)],
  ]);
}

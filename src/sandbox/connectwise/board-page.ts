import type { AccountData } from './account-data.ts';
import { escaped, type Page, readableTime } from './page-layout.ts';
import type { Board, TicketRow } from './records.ts';

/** Of each board, the newest: a page that a storm does not make endless. */
const shown = 50;

/** The page at `/`: the boards and what is on them. */
export function boardPage(data: AccountData): Page {
  const open = data.boards.filter(({ deleted }) => !deleted);
  return {
    title: 'Service boards: ConnectWise sandbox',
    refresh: 5,
    main: `<h1>Service boards</h1>
<p>${data.tickets.length} tickets. The page renews itself.</p>
${open.map((board) => boardSection(board, data)).join('\n')}`,
  };
}

function boardSection(board: Board, data: AccountData): string {
  const tickets = data.tickets.filter(({ boardId }) => boardId === board.id);
  const heading = `<h2 id="board-${board.id}">${escaped(board.name)}${board.inactive ? ' (inactive)' : ''}</h2>`;
  if (tickets.length === 0)
    return `<section aria-labelledby="board-${board.id}">${heading}<p>No tickets.</p></section>`;
  const rows = tickets
    .slice(-shown)
    .reverse()
    .map((ticket) => ticketRow(ticket, board, data));
  const more = tickets.length > shown ? `<p>The newest ${shown} of ${tickets.length}.</p>` : '';
  return `<section aria-labelledby="board-${board.id}">${heading}${more}
<table>
<thead><tr><th scope="col">Ticket</th><th scope="col">Summary</th><th scope="col">Company</th>
<th scope="col">Status</th><th scope="col">Priority</th><th scope="col">Entered</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></section>`;
}

function ticketRow(ticket: TicketRow, board: Board, data: AccountData): string {
  const status = board.statuses.find(({ id }) => id === ticket.statusId);
  const company = data.companies.find(({ id }) => id === ticket.companyId);
  const priority = data.priorities.find(({ id }) => id === ticket.priorityId);
  const cells: [label: string, html: string][] = [
    ['Ticket', `<a href="/tickets/${ticket.id}">#${ticket.id}</a>`],
    ['Summary', escaped(ticket.summary)],
    ['Company', escaped(company?.name)],
    ['Status', `<span${status?.closed ? ' class="closed"' : ''}>${escaped(status?.name)}</span>`],
    ['Priority', escaped(priority?.name)],
    ['Entered', readableTime(ticket.enteredAt)],
  ];
  return `<tr>${cells.map(([label, html]) => `<td data-label="${label}">${html}</td>`).join('')}</tr>`;
}

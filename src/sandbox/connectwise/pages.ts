import { escaped, type Page, pageHeaders, pageHtml } from '../page-layout.ts';
import { banner } from './banner.ts';
import { boardPage } from './board-page.ts';
import { Refusal } from './errors.ts';
import { type Answer, answerHtml, answerText, type Exchange } from './http.ts';

import type { SandboxState } from './state.ts';
import { refusalText, workTicket } from './technician.ts';
import { ticketPage } from './ticket-page.ts';

/** The addresses of ConnectWise's own links to a ticket; both contain the id as `recid`. */
const deepLinks = /^\/(?:[\w.]+\/)?(?:services\/system_io\/router\/openrecord\.rails|ConnectWise\.aspx)$/i;

/** The pages for a browser. */
export function answerPage(exchange: Exchange, state: SandboxState): Answer {
  const { method, path, search } = exchange;
  if (path === '/' && reads(method)) return pageAnswer(boardPage(state.data));
  if (deepLinks.test(path) && reads(method))
    return moved(`/tickets/${Number(search.get('recid')) || 0}`, 302);
  const id = Number(/^\/tickets\/(\d{1,9})$/.exec(path)?.[1]);
  const ticket = state.data.tickets.find((candidate) => candidate.id === id);
  if (ticket === undefined) {
    const main = `<p><a href="/">All boards</a></p><h1>Not found</h1>
<p>There is no page ${escaped(path)} here, or the ticket was deleted.</p>`;
    return pageAnswer({ banner, title: 'Not found: ConnectWise sandbox', main }, 404);
  }
  if (reads(method)) return pageAnswer(ticketPage(ticket, state.data));
  if (method !== 'POST') return answerText(405, 'This page is read, or sent as a form.');

  const form = new URLSearchParams(exchange.text);
  const note = form.get('note')?.trim();
  try {
    workTicket(state, ticket, {
      status: Number(form.get('status') ?? ticket.statusId),
      ...(note ? { note } : {}),
      internal: false,
      close: false,
      reopen: false,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return pageAnswer(ticketPage(ticket, state.data, refusalText(error)), 400);
  }
  state.save();
  return moved(`/tickets/${ticket.id}`, 303);
}

const pageAnswer = (page: Page, status = 200): Answer =>
  answerHtml(status, pageHtml(page), { ...pageHeaders });

const reads = (method: string) => method === 'GET' || method === 'HEAD';

const moved = (location: string, status: number): Answer => answerHtml(status, '', { location });

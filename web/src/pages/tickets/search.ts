import { instant, oneOf, place, readSearch, timeRange, wholeNumber, words } from '../../ui/list-search.ts';
import { severities } from '../noise/queries.ts';

export const ticketSorts = ['queuedAt', 'createdAt', 'companyName', 'state'] as const;

export const ticketStates = [
  'queued',
  'sending',
  'unknown',
  'created',
  'refused',
  'needs_person',
  'withdrawn',
] as const;

export const ticketLives = ['open', 'closed', 'deleted'] as const;

/** The filter, sort order and page of the tickets, as in the address. */
export const ticketSearch = readSearch({
  ...place(ticketSorts),
  ...timeRange,
  createdSince: instant,
  createdUntil: instant,
  incidentOpenedSince: instant,
  incidentOpenedUntil: instant,
  severity: oneOf(severities),
  search: words(200),
  state: oneOf(ticketStates),
  life: oneOf(ticketLives),
  companyId: wholeNumber,
  incidentId: wholeNumber,
});

export type TicketSearch = ReturnType<typeof ticketSearch>;

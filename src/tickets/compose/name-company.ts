import { cutText } from '../../platform/values/text.ts';
import { ticketText } from '../../platform/values/ticket-safe.ts';
import { labelled, summaryLimit, type TicketWords } from './compose.ts';

/**
 * The text of a ticket for the ConnectWise company for companies without a mapping. Its summary and its text begin with
 * the real company, whatever the template contains.
 */
export function nameCompany(words: TicketWords, companyName: string): TicketWords {
  const name = ticketText(companyName.trim() === '' ? 'no company' : companyName, { defang: false });
  return {
    ...words,
    summary: cutText(`[${cutText(name, summaryLimit / 2)}] ${words.summary}`, summaryLimit),
    initialDescription: `${labelled('Company (not mapped in Picket)', name)}\n${words.initialDescription}`,
  };
}

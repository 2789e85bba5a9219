import type { NewTicket } from '../../connectwise/client/types.ts';
import { cutText } from '../../platform/values/text.ts';
import { type Composition, essentials, ticketValues } from './variables.ts';

/** ConnectWise cuts or refuses a longer summary. In UTF-16 units. */
export const summaryLimit = 100;

export type TicketWords = Pick<NewTicket, 'summary' | 'initialDescription'>;

/**
 * The built-in text, used without a template or when one fails. ConnectWise may collapse line ends, so each line is a
 * sentence of the form "Label: value." that also reads well in one paragraph.
 */
export function compose(given: Composition): TicketWords {
  const values = ticketValues(given);
  const { device, reason } = values;
  const summary = `DNS threat ${values.verdict}: ${values.domain}${device ? ` on ${device}` : ''}${reason ? ` (${reason})` : ''}`;
  const lines: [string, string | null][] = [
    [essentials.date_time, values.date_time],
    [essentials.domains, values.domains],
    [essentials.reasons, values.reasons],
    ['Earlier tickets', values.earlier_tickets],
    ['Verdict', values.verdict],
    ['Company', values.company],
    ['Device', values.devices],
    ['Client address', values.client_addresses],
    ['User', values.users],
    ['Process', values.processes],
    ['Domain age', values.domain_age],
    ['Registrar', values.registrar],
    ['Category', values.categories],
    ['Policy', values.policies],
    ['Detections', String(values.detections)],
    ['First seen', values.first_seen],
    ['Last seen', values.last_seen],
    ['Source', values.source],
    ['Picket incident', String(values.incident)],
  ];
  return {
    summary: cutText(summary, summaryLimit),
    initialDescription: [
      ...lines.flatMap(([label, value]) => (value === null ? [] : [labelled(label, value)])),
      // It consists of sentences already.
      `What to do next: ${values.next_steps}`,
    ].join('\n'),
  };
}

/** One line of a description: `Domain: bad[.]example.` */
export const labelled = (label: string, value: string): string => `${label}: ${value}.`;

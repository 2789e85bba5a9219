import { ticketText } from '../../platform/values/ticket-safe.ts';
import { labelled } from '../compose/compose.ts';
import { type Composition, ticketValues } from '../compose/variables.ts';
import type { News } from './news.ts';

/**
 * The text of a note about later detections, in an open ticket. Each line is a sentence, because ConnectWise may
 * collapse line ends.
 */
export function composeNote(given: Composition, news: News, since: string): string {
  const { incident } = given;
  const all = ticketValues(given);
  const fresh = ticketValues({
    ...given,
    incident: { ...incident, devices: news.devices, domains: news.domains, reasons: news.reasons },
  });
  const some = (values: readonly string[], shown: string | null): string | null =>
    values.length === 0 ? null : shown;
  const worse =
    news.verdictBefore === null
      ? null
      : `${all.verdict}, was ${ticketText(news.verdictBefore, { defang: given.defangDomains })}`;
  const lines: [string, string | null][] = [
    ['Seen again', `${news.detections} more since ${since}, ${incident.detectionCount} in total`],
    ['Last seen', all.last_seen],
    ['Worse verdict', worse],
    ['New devices', some(news.devices, fresh.devices)],
    ['New domains', some(news.domains, fresh.domains)],
    ['New block reasons', some(news.reasons, fresh.reasons)],
    // A space ends the address, so that the full stop does not become part of it.
    ['Picket incident', all.incident_url === null ? String(incident.id) : `${all.incident_url} `],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [labelled(label, value)])).join('\n');
}

/** Adds the reference by which the note is found again. */
export const withReference = (text: string, reference: string): string =>
  `${text}\n${labelled('Picket note', reference)}`;

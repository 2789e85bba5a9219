import type { NewTicket } from '../connectwise/types.ts';
import type { Incident } from '../incidents/incident.ts';
import { defang } from '../values/domain-name.ts';
import { cutText } from '../values/text.ts';

/** ConnectWise cuts, or refuses, a longer summary. */
const summaryLimit = 100;
/** A list in a ticket names this many; the incident has them all. */
const shownLimit = 10;

export interface Composition {
  readonly incident: Incident;
  readonly companyName: string;
  readonly sourceName: string;
  /** IANA name of the MSP's zone. */
  readonly timeZone: string;
  readonly defangDomains: boolean;
}

/**
 * What a technician reads. ConnectWise may collapse line ends, so each line is a sentence of the form "Label: value."
 * that reads as well in one paragraph.
 */
export function compose(given: Composition): Pick<NewTicket, 'summary' | 'initialDescription'> {
  return { summary: summary(given), initialDescription: initialDescription(given) };
}

function summary({ incident, defangDomains }: Composition): string {
  const name = shownName(incident, defangDomains);
  const where = incident.device ?? incident.devices[0] ?? incident.clientAddresses[0];
  const why = incident.reasons[0];
  const text = `DNS threat ${incident.verdict}: ${name}${where ? ` on ${where}` : ''}${why ? ` (${why})` : ''}`;
  return cutText(text, summaryLimit);
}

function initialDescription({
  incident,
  companyName,
  sourceName,
  timeZone,
  defangDomains,
}: Composition): string {
  const moment = (at: Date) => describeMoment(at, timeZone);
  const shown = (domain: string) => (defangDomains ? defang(domain) : domain);
  const lines: [string, string | null][] = [
    ['Date/time', moment(incident.firstSeenAt)],
    ['Domain', list(incident.domains.map(shown))],
    ['Block reasons', list(incident.reasons) ?? 'none given by the source'],
    ['Verdict', incident.verdict],
    ['Company', companyName],
    ['Device', list(incident.devices)],
    ['Client address', list(incident.clientAddresses)],
    ['Policy', list(incident.policies)],
    ['Detections', String(incident.detectionCount)],
    ['First seen', moment(incident.firstSeenAt)],
    ['Last seen', moment(incident.lastSeenAt)],
    ['Source', sourceName],
    ['Picket incident', String(incident.id)],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}.`])).join('\n');
}

function shownName(incident: Incident, defangDomains: boolean): string {
  const name = incident.domains.length > 1 ? incident.registrableDomain : null;
  const domain = name ?? incident.domains[0] ?? incident.registrableDomain ?? 'unknown domain';
  return defangDomains ? defang(domain) : domain;
}

function list(values: readonly string[]): string | null {
  if (values.length === 0) return null;
  const rest = values.length - shownLimit;
  return values.slice(0, shownLimit).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** `2026-03-01 12:00:00 UTC (2026-03-01 07:00:00 America/New_York)`. */
export function describeMoment(at: Date, timeZone: string): string {
  const utc = `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  if (timeZone === 'UTC') return utc;
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  return `${utc} (${local} ${timeZone})`;
}

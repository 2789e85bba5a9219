import type { Incident, RollUpKind } from '../../incidents/incident.ts';
import { machineOf } from '../../platform/values/machine.ts';
import { cutText, plural } from '../../platform/values/text.ts';
import { ticketName, ticketText } from '../../platform/values/ticket-safe.ts';
import type { Covered } from '../roll-ups/load-covered.ts';
import { summaryLimit, type TicketWords } from './compose.ts';
import { type Composition, describeMoment } from './variables.ts';

/** The most incidents named in one ticket or note, and the longest list in characters; the next one names the rest. */
export const shownIncidents = 250;
const longestList = 60_000;

/** The text with the ids of the incidents that it names. */
export type RollUpWords = TicketWords & { readonly names: readonly number[] };

/** The incident is the roll-up. */
export type RollUpComposition = Composition & { readonly covered: Covered };

/** The text of a roll-up's ticket: what it is, how many incidents it covers, and the most important ones by name. */
export function composeRollUp(given: RollUpComposition): RollUpWords {
  const { incident: rollUp, covered, timeZone, publicUrl } = given;
  const said = (text: string) => ticketText(text, { defang: given.defangDomains });
  const [companyName, sourceName] = [said(given.companyName), said(given.sourceName)];
  const kind = rollUp.kind === 'detections' ? 'digest' : rollUp.kind;
  const lines: [string, string][] = [
    ['Date/time', describeMoment(rollUp.openedAt, timeZone)],
    ['What this is', explanations[kind]],
    ['Company', companyName],
    ['Incidents', String(covered.incidents)],
    ['Detections', String(covered.detections)],
    ...seen(covered, timeZone),
    ['Source', sourceName],
    ['Picket incident', String(rollUp.id)],
    ...linkTo(rollUp, publicUrl),
  ];
  const list = listed(covered, rollUp.id, given);
  return {
    names: list.names,
    summary: cutText(
      `${titles[kind]}: ${plural(covered.incidents, 'incident')} at ${companyName}`,
      summaryLimit,
    ),
    initialDescription: [...lines.map(([label, value]) => `${label}: ${value}.`), ...list.lines].join('\n'),
  };
}

const titles: Record<RollUpKind, string> = {
  storm: 'DNS threat storm',
  digest: 'DNS threats, daily digest',
  late: 'DNS threats that occurred earlier',
};

const explanations: Record<RollUpKind, string> = {
  storm:
    'the limit of tickets within an hour was reached, so this ticket names the other incidents. While the storm lasts, Picket adds a note here or opens the next roll-up ticket',
  digest: 'all incidents since the last digest that are not urgent enough for their own ticket',
  late: 'these were last seen so long ago that they share this ticket: they arrived late, or were held for a long time',
};

/** A space ends the address, so that the full stop does not become part of it. */
function linkTo({ id }: Incident, publicUrl: string | undefined): [string, string][] {
  if (publicUrl === undefined) return [];
  return [['All of them', `${new URL(`/incidents/${id}`, publicUrl).href} `]];
}

function seen({ firstSeenAt, lastSeenAt }: Covered, timeZone: string): [string, string][] {
  if (firstSeenAt === null || lastSeenAt === null) return [];
  return [
    ['First seen', describeMoment(firstSeenAt, timeZone)],
    ['Last seen', describeMoment(lastSeenAt, timeZone)],
  ];
}

/**
 * The note for a roll-up's ticket: the covered incidents that no ticket or note names yet (`covered`); null if there
 * are none.
 */
export function composeRollUpNews(
  { incident, covered, timeZone, defangDomains }: RollUpComposition,
  since: Date,
): { readonly text: string; readonly names: readonly number[] } | null {
  if (covered.incidents === 0) return null;
  const what = `${plural(covered.incidents, 'more incident')}, ${plural(covered.detections, 'detection')}`;
  const { lines, names } = listed(covered, incident.id, { defangDomains });
  return { text: [`Since ${describeMoment(since, timeZone)}: ${what}.`, ...lines].join('\n'), names };
}

/** A line for each named incident, and the number of the others with where to see them. */
function listed(
  { shown, incidents, detections }: Covered,
  rollUpId: number,
  { defangDomains }: Pick<RollUpComposition, 'defangDomains'>,
): { readonly lines: readonly string[]; readonly names: readonly number[] } {
  const lines: string[] = [];
  let length = 0;
  for (const [index, incident] of shown.entries()) {
    const line = `${index + 1}) ${lineOf(incident, defangDomains)}.`;
    length += line.length + 1;
    if (length > longestList && index > 0) break;
    lines.push(line);
  }
  const named = shown.slice(0, lines.length);
  const rest = incidents - named.length;
  const counted = named.reduce((sum, { detectionCount }) => sum + detectionCount, 0);
  const more = `And ${plural(rest, 'more incident')} with ${plural(detections - counted, 'detection')}. Incident ${rollUpId} in Picket lists all of them.`;
  return { lines: rest > 0 ? [...lines, more] : lines, names: named.map(({ id }) => id) };
}

/** `bad[.]example on CSD-WS-01 (Phishing, Malware), 12 detections, Picket incident 45`. */
function lineOf(incident: Incident, defangDomains: boolean): string {
  const domain = incident.registrableDomain ?? incident.domains[0] ?? 'unknown domain';
  const safety = { defang: defangDomains, names: [...incident.domains, domain] };
  const said = (text: string) => ticketText(text, safety);
  const device = incident.devices[0] ?? incident.device ?? incident.clientAddresses[0];
  const others = new Set(incident.devices.map(machineOf)).size - 1;
  const [reasons, left] = [incident.reasons.slice(0, 3), incident.reasons.length - 3];
  return [
    ticketName(domain, safety),
    device === undefined ? '' : ` on ${said(device)}${others > 0 ? ` and ${others} more` : ''}`,
    reasons.length === 0 ? '' : ` (${reasons.map(said).join(', ')}${left > 0 ? ` and ${left} more` : ''})`,
    `, ${plural(incident.detectionCount, 'detection')}, Picket incident ${incident.id}`,
  ].join('');
}

import { defang } from '../../../platform/values/domain-name.ts';
import { type Reading, readingOf } from '../document/reading.ts';
import { explanation, lengthOf, notesOf, nothing, periodText, whole } from '../document/words.ts';
import type { ReportSettings } from '../report-settings.ts';
import type { Summary } from '../summary.ts';

/** The most that a text has of each list. */
const listed = 5;

export const subjectOf = (summary: Summary): string =>
  `Security report: ${readingOf(summary).subject}, ${periodText(summary)}`;

/** The numbers as text: for a message, and for a ticket, which may join its lines. */
export function plainReport(summary: Summary): string {
  const reading = readingOf(summary);
  const { subject, without, totals, incidents, tickets, top, period } = reading;
  return [
    `${reading.covers === 'company' ? 'Company' : 'Companies'}: ${subject}.`,
    `Period: ${periodText(summary)} (${period.timeZone}).`,
    ...(totals.incidents + totals.detections === 0 ? [nothing] : []),
    `Detections: ${whole(totals.detections)}${before(reading, 'detections')}.`,
    `Incidents: ${whole(totals.incidents)}${before(reading, 'incidents')}.`,
    `Incidents with a ticket: ${whole(totals.ticketed)}.`,
    `Tickets: ${whole(tickets.created)} created, ${whole(tickets.closed)} of them closed.`,
    `Median time to ticket: ${lengthOf(incidents.medianSecondsToTicket)}.`,
    `Median time to close: ${lengthOf(tickets.medianSecondsToClose)}.`,
    `Incidents without a ticket: ${without.map(({ why, count }) => `${why} (${whole(count)})`).join(', ') || 'none'}.`,
    `Top threats: ${named(top.reasons)}.`,
    `Top names: ${named(top.domains.map((one) => ({ ...one, name: defang(one.name) })))}.`,
    `Top devices: ${named(top.devices)}.`,
    '',
    ...notesOf(summary),
    explanation,
  ].join('\n');
}

/** The report as the text of a message: for a mail program that shows no attachment, and for one that shows no HTML. */
export const messageText = (summary: Summary, { intro, outro, mspName }: ReportSettings): string =>
  [
    intro,
    plainReport(summary),
    'The report is attached: as HTML to open in a browser and print, and as CSV for a spreadsheet.',
    outro,
    mspName,
  ]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');

const before = ({ before: counts, beforeComplete }: Reading, measure: 'detections' | 'incidents') =>
  beforeComplete ? ` (${whole(counts[measure])} in the period before)` : '';

const named = (rows: readonly { readonly name: string; readonly incidents: number }[]) =>
  rows
    .slice(0, listed)
    .map(({ name, incidents }) => `${name} (${whole(incidents)})`)
    .join(', ') || 'none';

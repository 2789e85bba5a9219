import { defang } from '../../../platform/values/domain-name.ts';
import { visibleText } from '../../../platform/values/visible-text.ts';
import { lengthOf, notesOf, periodText, whole } from '../document/words.ts';
import type { Summary } from '../summary.ts';

export const subjectOf = (summary: Summary): string =>
  `Security report: ${visibleText(summary.companyName ?? 'all companies')}, ${periodText(summary)}`;

/** The numbers as text: for a message, and for a ticket, which may join its lines. */
export function plainReport(summary: Summary): string {
  const { totals, before, incidents, tickets, top, period } = summary;
  const named = (rows: readonly { readonly name: string; readonly incidents: number }[]) =>
    rows
      .slice(0, 5)
      .map(({ name, incidents: count }) => `${visibleText(name)} (${whole(count)})`)
      .join(', ') || 'none';
  return [
    `Company: ${visibleText(summary.companyName ?? 'all companies')}.`,
    `Period: ${periodText(summary)} (${period.timeZone}).`,
    `Detections: ${whole(totals.detections)} (${whole(before.detections)} in the period before).`,
    `Incidents: ${whole(totals.incidents)} (${whole(before.incidents)} in the period before).`,
    `Incidents with a ticket: ${whole(totals.ticketed)}.`,
    `Tickets: ${whole(tickets.created)} created, ${whole(tickets.closed)} of them closed.`,
    `Median time to ticket: ${lengthOf(incidents.medianSecondsToTicket)}.`,
    `Median time to close: ${lengthOf(tickets.medianSecondsToClose)}.`,
    `Incidents without a ticket: ${
      incidents.withoutTicket.map(({ title, count }) => `${title} (${whole(count)})`).join(', ') || 'none'
    }.`,
    `Top threats: ${named(top.reasons)}.`,
    `Top names: ${named(top.domains.map((one) => ({ ...one, name: defang(one.name) })))}.`,
    `Top devices: ${named(top.devices)}.`,
    '',
    ...notesOf(summary),
  ].join('\n');
}

import { type CsvValue, csvLine } from '../../../platform/values/csv.ts';
import type { Summary, Top } from '../summary.ts';
import { readingOf } from './reading.ts';
import { dayOf } from './words.ts';

/** The byte order mark by which spreadsheets recognize UTF-8. */
const byteOrderMark = '\uFEFF';

/** One number a line, each with its section and name: the same columns for every report. */
export function reportCsv(summary: Summary): string {
  const { subject, without, period, totals, before, incidents, tickets, dns, top } = readingOf(summary);
  const line = (section: string, name: CsvValue, value: CsvValue, more: CsvValue = null) =>
    csvLine([section, name, value, more]);
  const listed = (section: string, rows: Top) =>
    rows.map(({ name, incidents: count, detections }) => line(section, name, count, detections));
  return [
    byteOrderMark,
    csvLine(['section', 'name', 'value', 'detections']),
    line('report', 'company', subject),
    line('report', 'from', period.from),
    line('report', 'to', period.to),
    line('report', 'timeZone', period.timeZone),
    line('report', 'madeAt', summary.madeAt),
    line('report', 'periodEnded', period.ended),
    line('report', 'complete', summary.complete),
    line('report', 'completeSince', summary.completeSince),
    line('report', 'periodBeforeComplete', summary.beforeComplete),
    line('totals', 'detections', totals.detections),
    line('totals', 'incidents', totals.incidents),
    line('totals', 'incidentsTicketed', totals.ticketed),
    line('periodBefore', 'detections', before.detections),
    line('periodBefore', 'incidents', before.incidents),
    line('periodBefore', 'incidentsTicketed', before.ticketed),
    line('tickets', 'created', tickets.created),
    line('tickets', 'open', tickets.open),
    line('tickets', 'closed', tickets.closed),
    line('tickets', 'deleted', tickets.deleted),
    line('tickets', 'medianSecondsToTicket', rounded(incidents.medianSecondsToTicket)),
    line('tickets', 'medianSecondsToClose', rounded(tickets.medianSecondsToClose)),
    ...(dns === null ? [] : [line('dns', 'queries', dns.queries), line('dns', 'blocked', dns.blocked)]),
    ...summary.severities.map(({ severity, count }) => line('severity', severity, count)),
    line('outcome', 'ownTicket', incidents.ownTicket),
    line('outcome', 'inTicketOfSeveral', incidents.inRollUp),
    ...without.map(({ why, count }) => line('withoutTicket', why, count)),
    ...listed('topThreats', top.reasons),
    ...listed('topNames', top.domains),
    ...listed('topDevices', top.devices),
    ...summary.buckets.map(({ start, detections, incidents: count }) =>
      line(`by ${period.unit}`, startOf(start, period), count, detections),
    ),
  ].join('');
}

/** In the zone of the report. An hour may come twice there, so it stays in UTC. */
const startOf = (start: string, { unit, timeZone }: Summary['period']) =>
  unit === 'hour' ? start : dayOf(start, timeZone).slice(0, unit === 'day' ? 10 : 7);

const rounded = (seconds: number | null) => (seconds === null ? null : Math.round(seconds));

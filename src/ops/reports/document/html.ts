import { defang } from '../../../platform/values/domain-name.ts';
import type { Logo, ReportSettings } from '../report-settings.ts';
import type { Summary, Top } from '../summary.ts';
import { barChart } from './chart.ts';
import { readingOf } from './reading.ts';
import { style } from './style.ts';
import {
  bucketText,
  escapeHtml,
  explanation,
  lengthOf,
  notesOf,
  nothing,
  periodText,
  whole,
} from './words.ts';

export interface Branding extends ReportSettings {
  readonly logo: Logo | null;
}

/** One file for screen and paper. It loads nothing and has no scripts. */
export function reportHtml(summary: Summary, branding: Branding): string {
  const { subject, without, incidents, tickets, totals, before, dns, top, beforeComplete } =
    readingOf(summary);
  const title = `Security report: ${subject}, ${periodText(summary)}`;
  const change = (now: number, then: number) => changeText(now, beforeComplete ? then : null);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
${logoOf(branding)}
<h1>Security report</h1>
<p class="subject"><bdi>${escapeHtml(subject)}</bdi></p>
<p class="period">${escapeHtml(periodText(summary))} (${escapeHtml(summary.period.timeZone)})</p>
</header>
<main>
${summary.complete ? '' : `<p class="warning" role="note">${escapeHtml(notesOf(summary).find((note) => note.startsWith('Incomplete')) ?? '')}</p>`}
${paragraphs(branding.intro)}
<section>
<h2>At a glance</h2>
${totals.incidents + totals.detections === 0 ? `<p>${nothing}</p>` : ''}
<dl class="figures">
${figure('Detections', whole(totals.detections), change(totals.detections, before.detections))}
${figure('Incidents', whole(totals.incidents), change(totals.incidents, before.incidents))}
${figure('Incidents with a ticket', whole(totals.ticketed), change(totals.ticketed, before.ticketed))}
${figure('Tickets closed', tickets.created === 0 ? '0' : `${whole(tickets.closed)} of ${whole(tickets.created)}`, `${whole(tickets.open)} open`)}
${figure('Median time to ticket', lengthOf(incidents.medianSecondsToTicket), 'from the incident')}
${figure('Median time to close', lengthOf(tickets.medianSecondsToClose), 'from the ticket')}
</dl>
${dns === null ? '' : `<p>The protective DNS answered ${whole(dns.queries)} queries and blocked ${whole(dns.blocked)} of them.</p>`}
<p class="legend">${escapeHtml(explanation)}</p>
</section>
<section class="long">
<h2>Over time</h2>
<h3>Detections</h3>
${barChart('Detections', chartOf(summary, 'detections'))}
<p class="legend"><span class="key dark"></span> this period${beforeComplete ? ' <span class="key dashed"></span> the period before' : ''}</p>
<h3>Incidents opened</h3>
${barChart('Incidents opened', chartOf(summary, 'incidents'))}
</section>
<section>
<h2>Incidents by severity</h2>
${table(
  ['Severity', 'Incidents'],
  summary.severities.map(({ severity, count }) => [capital(severity), whole(count)]),
)}
</section>
${topTable('Top threats', 'Block reason', top.reasons)}
${topTable(
  'Top names',
  'Domain',
  top.domains.map((one) => ({ ...one, name: defang(one.name) })),
)}
${topTable('Top devices', 'Device', top.devices)}
<section class="long">
<h2>State of the incidents</h2>
${table(
  ['Outcome', 'Incidents'],
  [
    ['Own ticket', whole(incidents.ownTicket)],
    ['Named in the ticket of several incidents', whole(incidents.inRollUp)],
    ...without.map(({ why, count }) => [`No ticket: ${why}`, whole(count)]),
    ['Together', whole(totals.incidents)],
  ],
)}
</section>
${paragraphs(branding.outro)}
</main>
<footer>
${notesOf(summary)
  .map((note) => `<p>${escapeHtml(note)}</p>`)
  .join('\n')}
<p>${escapeHtml(branding.mspName === '' ? 'Made with Picket' : `${branding.mspName}, made with Picket`)}</p>
</footer>
</body>
</html>
`;
}

function logoOf({ logo, mspName }: Branding): string {
  if (logo !== null)
    return `<img class="logo" src="data:${logo.type};base64,${logo.data}" alt="${escapeHtml(mspName || 'Logo')}">`;
  return mspName === '' ? '' : `<p class="msp">${escapeHtml(mspName)}</p>`;
}

const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p class="words">${escapeHtml(part.trim()).replace(/\r?\n/g, '<br>')}</p>`)
    .join('\n');

const figure = (term: string, value: string, note: string) =>
  `<div><dt>${term}</dt><dd>${escapeHtml(value)}<span>${escapeHtml(note)}</span></dd></div>`;

function changeText(now: number, then: number | null): string {
  if (then === null) return 'the period before is not known';
  return now === then ? `as in the period before (${whole(then)})` : `${whole(then)} in the period before`;
}

const chartOf = ({ buckets, period, beforeComplete }: Summary, measure: 'detections' | 'incidents') =>
  buckets.map((bucket) => ({
    label: bucketText(bucket.start, period),
    value: bucket[measure],
    ...(measure === 'detections' && beforeComplete ? { before: bucket.detectionsBefore } : {}),
  }));

function topTable(title: string, name: string, rows: Top): string {
  const content =
    rows.length === 0
      ? '<p>None in this period.</p>'
      : table(
          [name, 'Incidents', 'Detections'],
          rows.map((row) => [row.name, whole(row.incidents), whole(row.detections)]),
        );
  return `<section>\n<h2>${title}</h2>\n${content}\n</section>`;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: 'th' | 'td', row: readonly string[]) =>
    row
      .map((cell, at) =>
        tag === 'th'
          ? `<th scope="col"${at === 0 ? '' : ' class="number"'}>${escapeHtml(cell)}</th>`
          : `<td${at === 0 ? '' : ' class="number"'}><bdi>${escapeHtml(cell)}</bdi></td>`,
      )
      .join('');
  return `<table><thead><tr>${cells('th', headings)}</tr></thead><tbody>${rows
    .map((row) => `<tr>${cells('td', row)}</tr>`)
    .join('')}</tbody></table>`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

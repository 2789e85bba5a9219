import { escaped, pageHtml, readableTime, tableHead, tableRow } from '../page-layout.ts';
import type { LogEntry } from './row.ts';

const shown = 50;

const labels = ['Time', 'Filter word', 'Domain', 'Organization', 'Device', 'Reason'] as const;

/** The page at `/`: the last rows of the log. */
export function logPage(entries: readonly LogEntry[], perMinute: number): string {
  const rows = entries.slice(-shown).reverse().map(logRow).join('\n');
  return pageHtml({
    banner:
      '<strong>Sandbox: not HYAS.</strong> Picket includes this sandbox. Every organization, device and detection is fictional.',
    title: 'HYAS sandbox',
    refresh: 10,
    main: `<h1>Log</h1>
<p class="quiet">${entries.length} rows, ${escaped(perMinute)} look-ups a minute. The last ${shown}, newest first; the page
renews itself.</p>
${rows === '' ? '<p>Nothing yet.</p>' : `<table>${tableHead(labels)}<tbody>${rows}</tbody></table>`}`,
  });
}

function logRow({ word, at, row }: LogEntry): string {
  const fields = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
  const reason = fields.reason as { type?: unknown; lists?: unknown } | null | undefined;
  const why = [reason?.type, ...[reason?.lists ?? []].flat(), ...[fields.domain_category ?? []].flat()];
  const isThreat = word === 'malicious' || word === 'blocked';
  return tableRow([
    [labels[0], readableTime(new Date(at).toISOString())],
    [labels[1], `<span class="pill${isThreat ? ' mark' : ''}">${escaped(word)}</span>`],
    [labels[2], `<bdi>${escaped(fields.domain)}</bdi>`],
    [labels[3], `<bdi>${escaped(fields.client_name)}</bdi>`],
    [labels[4], `<bdi>${escaped(fields.devicename ?? fields.client_ip)}</bdi>`],
    [labels[5], escaped([...new Set(why.filter(Boolean))].join(', '))],
  ]);
}

import type { LogEntry } from './row.ts';

const shown = 50;

/** The page at `/`: the last rows of the log, for whoever wants to see what the sandbox makes up. */
export function logPage(entries: readonly LogEntry[], perMinute: number): string {
  const rows = entries.slice(-shown).reverse().map(tableRow).join('\n');
  const empty = '<tr><td colspan="6">Nothing yet.</td></tr>';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="10">
<meta name="color-scheme" content="light dark">
<title>HYAS sandbox</title>
<style>
  body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; }
  .note { border-left: 4px solid #b26b00; padding: .25rem .75rem; }
  .table { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #8886; padding: .35rem .6rem; text-align: left; vertical-align: top; }
  td { overflow-wrap: anywhere; }
  @media (max-width: 40rem) {
    thead { position: absolute; clip-path: inset(50%); }
    tr { display: block; padding: .5rem 0; border-bottom: 1px solid #8886; }
    td { display: block; border: 0; padding: .1rem 0; }
    td::before { content: attr(data-label) ": "; font-weight: 600; }
  }
</style>
</head>
<body>
<h1>HYAS sandbox</h1>
<p class="note">This is a stand-in that comes with Picket. It is not HYAS, and every organization, device and
detection here is made up.</p>
<p>${entries.length} rows, ${escaped(perMinute)} look-ups a minute. The last ${shown} are shown, newest first; the
page renews itself.</p>
<div class="table" role="region" aria-label="Latest rows" tabindex="0">
<table>
<thead><tr><th scope="col">Time (UTC)</th><th scope="col">Filter word</th><th scope="col">Domain</th>
<th scope="col">Organization</th><th scope="col">Device</th><th scope="col">Reason</th></tr></thead>
<tbody>
${rows === '' ? empty : rows}
</tbody>
</table>
</div>
</body>
</html>
`;
}

function tableRow({ word, at, row }: LogEntry): string {
  const fields = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
  const reason = fields.reason as { type?: unknown; lists?: unknown } | null | undefined;
  const why = [reason?.type, ...[reason?.lists ?? []].flat(), ...[fields.domain_category ?? []].flat()];
  const cells: [label: string, value: unknown][] = [
    ['Time (UTC)', time(at)],
    ['Filter word', word],
    ['Domain', fields.domain],
    ['Organization', fields.client_name],
    ['Device', fields.devicename ?? fields.client_ip],
    ['Reason', [...new Set(why.filter(Boolean))].join(', ')],
  ];
  return `<tr>${cells.map(([label, value]) => `<td data-label="${label}">${escaped(value)}</td>`).join('')}</tr>`;
}

const time = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(value: unknown): string {
  return String(value ?? '').replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

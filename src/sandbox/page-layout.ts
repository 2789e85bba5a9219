const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe between tags and in quoted attributes. */
export function escaped(value: unknown): string {
  return String(value ?? '').replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A time in UTC, to the second. */
export const readableTime = (at: string) =>
  `<time datetime="${escaped(at)}">${escaped(at.slice(0, 19).replace('T', ' '))} UTC</time>`;

/** Colours have a contrast of at least 4.5 : 1 in both schemes. */
const style = `
  :root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --edge: #d7dbe2; --text: #1c2330; --quiet: #59627a;
    --link: #0b57a4; --note: #fff6e3; --note-edge: #b26b00; --mark: #b3261e; --mark-back: #fdecea; --done: #2f6b3c;
    --done-back: #e6f4ea; --plain-back: #e9edf5; }
  @media (prefers-color-scheme: dark) { :root { --page: #12151b; --card: #1b2029; --edge: #343c4b; --text: #e7ebf3;
    --quiet: #a3adc2; --link: #8cc4ff; --note: #2c2413; --note-edge: #e0a040; --mark: #ffb4ab; --mark-back: #43201d;
    --done: #9bd8a5; --done-back: #1d3324; --plain-back: #2a3140; } }
  * { box-sizing: border-box; }
  body { background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; margin: 0; }
  header { background: var(--note); border-bottom: 2px solid var(--note-edge); }
  header p, main { margin: 0 auto; max-width: 72rem; padding: .5rem 1rem; }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; overflow-wrap: anywhere; }
  h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
  a { color: var(--link); }
  :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
  .quiet { color: var(--quiet); }
  .note { background: var(--note); border-left: 4px solid var(--note-edge); padding: .5rem .75rem; }
  .card { background: var(--card); border: 1px solid var(--edge); border-radius: 8px; padding: .75rem 1rem; }
  .columns { display: grid; gap: 1rem; grid-template-columns: minmax(0, 20rem) minmax(0, 1fr); align-items: start; }
  .columns h2:first-child { margin-top: 0; }
  table { background: var(--card); border: 1px solid var(--edge); border-collapse: separate; border-spacing: 0;
    border-radius: 8px; overflow: hidden; width: 100%; }
  th { color: var(--quiet); font-size: .85rem; font-weight: 600; }
  th, td { padding: .5rem .75rem; text-align: left; vertical-align: top; }
  td { border-top: 1px solid var(--edge); overflow-wrap: anywhere; }
  td:first-child, td time { white-space: nowrap; }
  .pill { background: var(--plain-back); border-radius: 1rem; display: inline-block; font-size: .85rem; padding: 0 .6rem; }
  .pill.done { background: var(--done-back); color: var(--done); }
  .pill.mark { background: var(--mark-back); color: var(--mark); }
  dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1rem; margin: 0; }
  dt { color: var(--quiet); }
  dd { margin: 0; overflow-wrap: anywhere; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  .by { color: var(--quiet); font-size: .85rem; margin: .75rem 0 .25rem; }
  ul { list-style: none; margin: 0; padding: 0; }
  form { display: grid; gap: .75rem; }
  label { display: grid; gap: .2rem; }
  select, textarea, button { background: var(--page); border: 1px solid var(--edge); border-radius: 6px;
    color: inherit; font: inherit; max-width: 100%; padding: .4rem .6rem; }
  button { justify-self: start; padding: .4rem 1rem; }
  @media (max-width: 44rem) {
    .columns { grid-template-columns: minmax(0, 1fr); }
    thead { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; width: 1px; }
    table, tbody, tr, td { display: block; }
    tr { border-top: 1px solid var(--edge); padding: .5rem .75rem; }
    tbody tr:first-child { border-top: 0; }
    td { border: 0; padding: .1rem 0; }
    td::before { color: var(--quiet); content: attr(data-label) ": "; }
  }`;

export interface Page {
  /** What the sandbox imitates, and that it is a sandbox. */
  readonly banner: string;
  readonly title: string;
  /** HTML with all values escaped. */
  readonly main: string;
  /** Seconds after which the page reloads. */
  readonly refresh?: number;
}

/** A whole page, without scripts. */
export function pageHtml({ banner, title, main, refresh }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh === undefined ? '' : `<meta http-equiv="refresh" content="${refresh}">`}
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${style}
</style>
</head>
<body>
<header><p>${banner}</p></header>
<main>
${main}
</main>
</body>
</html>
`;
}

/** The content comes from outside and is never executed; these headers tell the browser so. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** The cells of a table row, each with the name of its column for narrow screens. */
export const tableRow = (cells: readonly (readonly [label: string, html: string])[]): string =>
  `<tr>${cells.map(([label, html]) => `<td data-label="${label}">${html}</td>`).join('')}</tr>`;

export const tableHead = (labels: readonly string[]): string =>
  `<thead><tr>${labels.map((label) => `<th scope="col">${label}</th>`).join('')}</tr></thead>`;

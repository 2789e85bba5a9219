import { type Answer, answerHtml } from './http.ts';

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

export const readableTime = (at: string) =>
  `<time datetime="${escaped(at)}">${escaped(at.slice(0, 19).replace('T', ' '))} UTC</time>`;

/** Colours have a contrast of at least 4.5 : 1 in both schemes. */
const style = `
  :root { color-scheme: light dark; --edge: #8887; --soft: #8881; --link: #0b57a4; --mark: #9a5b00; --done: #3f6b3f; }
  @media (prefers-color-scheme: dark) { :root { --link: #8cc4ff; --mark: #e0a040; --done: #8fc88f; } }
  * { box-sizing: border-box; }
  body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; }
  h1 { font-size: 1.5rem; margin: .5rem 0; overflow-wrap: anywhere; }
  h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
  a { color: var(--link); }
  .note { border-left: 4px solid var(--mark); padding: .25rem .75rem; margin: 0 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid var(--edge); padding: .4rem .6rem; text-align: left; vertical-align: top; }
  td { overflow-wrap: anywhere; }
  td:first-child { white-space: nowrap; }
  .closed { color: var(--done); }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 0; }
  dt { font-weight: 600; }
  dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
  .text { background: var(--soft); border: 1px solid var(--edge); border-radius: 4px; padding: .6rem .75rem;
    margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
  .by { font-size: .85rem; margin: .75rem 0 0; }
  form { display: grid; gap: .5rem; max-width: 32rem; }
  label { font-weight: 600; display: grid; gap: .2rem; }
  select, textarea, button { font: inherit; padding: .4rem .6rem; max-width: 100%; }
  button { justify-self: start; }
  @media (max-width: 40rem) {
    thead { position: absolute; clip-path: inset(50%); }
    tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--edge); }
    td { display: block; border: 0; padding: .1rem 0; }
    td::before { content: attr(data-label) ": "; font-weight: 600; }
    dl { grid-template-columns: 1fr; gap: 0; }
    dd { margin: 0 0 .4rem; }
  }`;

export interface Page {
  readonly title: string;
  /** HTML, with everything in it escaped. */
  readonly main: string;
  /** Seconds after which the page renews itself. */
  readonly refresh?: number;
}

/** A whole page, without scripts: what tickets say is never run, and the policy says so to the browser, too. */
export function pageAnswer({ title, main, refresh }: Page, status = 200): Answer {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh === undefined ? '' : `<meta http-equiv="refresh" content="${refresh}">`}
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}
</style>
</head>
<body>
<p class="note"><strong>Sandbox: not ConnectWise.</strong> A stand-in that comes with Picket. Every company and ticket
here is made up.</p>
<main>
${main}
</main>
</body>
</html>
`;
  return answerHtml(status, html, {
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
}

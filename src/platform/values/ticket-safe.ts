import { domainToUnicode } from 'node:url';
import { defang } from './domain-name.ts';
import { plainText } from './text.ts';
import { withoutHidden } from './visible-text.ts';

export interface TicketSafety {
  /** Whether URLs and names are written so that nobody opens them by accident. */
  readonly defang: boolean;
  /** The domain names of the ticket: they are defanged everywhere. */
  readonly names?: readonly string[];
}

/**
 * Text of a source in a form that is safe in a ticket: nothing in it is markup for ConnectWise, which renders Markdown
 * and turns addresses into links. Attackers choose what sources report: domains, device names, processes, even company
 * names.
 */
export function ticketText(text: string, { defang: unlinked, names = [] }: TicketSafety): string {
  const visible = seenText(text);
  const found = unlinked ? linkable(names) : alreadyDefanged;
  let safe = '';
  let from = 0;
  for (const match of visible.matchAll(found)) {
    safe += escapeMarkdown(visible.slice(from, match.index)) + unlink(match[0]);
    from = match.index + match[0].length;
  }
  return (safe + escapeMarkdown(visible.slice(from))).replace(blockStart, '\\$&');
}

/**
 * A domain name in a form that is safe in a ticket. An internationalised one is written in both forms, since either can
 * mislead.
 */
export function ticketName(name: string, safety: Pick<TicketSafety, 'defang'>): string {
  const written = (one: string) => ticketText(safety.defang ? defang(one) : one, { defang: false });
  const unicode = seenText(domainToUnicode(name));
  return unicode === '' || unicode === name || !name.includes('xn--')
    ? written(name)
    : `${written(unicode)} (${written(name)})`;
}

/** Without what nobody sees. Control characters may separate words, as white space does. */
export const seenText = (text: string) => plainText(withoutHidden(text.replace(/\p{Cc}/gu, ' ')));

/** A dot that is defanged already stays as it is. */
const alreadyDefanged = /\[\.\]/g;

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What ConnectWise or a mail program turns into a link: addresses with a scheme, `www.`, and the ticket's own names.
 */
function linkable(names: readonly string[]): RegExp {
  const longestFirst = [...new Set(names)]
    .filter((name) => name.includes('.'))
    .sort((one, other) => other.length - one.length)
    .slice(0, mostNames);
  const own = longestFirst.map((name) => `(?:[\\w*-]+\\.)*${escapeRegExp(name)}`);
  const parts = [
    '\\[\\.\\]',
    '[a-z][a-z0-9+.-]*:\\/\\/[^\\s<>\\[\\]()"`]*',
    'www\\.[^\\s<>\\[\\]()"`]+',
    ...own,
  ];
  return new RegExp(parts.join('|'), 'giu');
}

const mostNames = 200;

/** `https://a.example/b` → `hxxps[:]//a[.]example/b`. */
function unlink(found: string): string {
  if (found === '[.]') return found;
  const plain = found.replaceAll(/http(?=s?:\/\/)/gi, 'hxxp');
  return escapeMarkdown(plain).replaceAll('.', '[.]').replaceAll('://', '[:]//');
}

/**
 * CommonMark §2.4: a backslash before punctuation. A final backslash is escaped too, because an escape may follow. An
 * underscore inside a word has no meaning, and stays.
 */
const escapeMarkdown = (text: string): string =>
  text.replace(/[`*[\]<>~|]|\\(?=[!-/:-@[-`{-~]|$)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');

/** What begins a heading, a quotation or a list at the start of a line. */
const blockStart = /^(?:#{1,6}(?= |$)|[-+](?= )|\d{1,9}(?=[.)] ))/;

import type { Problem } from '../../../platform/values/problem.ts';
import { cutText } from '../../../platform/values/text.ts';
import { visibleText } from '../../../platform/values/visible-text.ts';
import type { FeedFormat } from './parsed-feed.ts';

export const lastStays = 'Until then, the last good copy of the feed stays in force.';
export const checkAddress = `Open the address in a browser and check that it is a list. ${lastStays}`;

export const shown = (text: string) => cutText(visibleText(text.slice(0, 400).toWellFormed()), 100);
const thousands = (count: number) => count.toLocaleString('en');

/** Every problem with the content of a feed. */
export const feedProblems = {
  shrunk: (last: number, next: number): Problem => ({
    code: 'feed.shrunk',
    message: `The feed has only ${thousands(next)} entries, and the last good copy has ${thousands(last)}.`,
    hint: `Check the list. If it is right, accept this size. ${lastStays}`,
    retry: 'later',
    details: { last, next },
  }),
  grown: (last: number, next: number): Problem => ({
    code: 'feed.grown',
    message: `The feed has ${thousands(next)} entries, and the last good copy has only ${thousands(last)}.`,
    hint: `Check the list. If it is right, accept this size. ${lastStays}`,
    retry: 'later',
    details: { last, next },
  }),

  html: (title: string | null): Problem => ({
    code: 'feed.html',
    message: `The feed’s address gives a web page in place of a list${title === null ? '.' : `: “${shown(title)}”.`}`,
    hint: checkAddress,
    retry: 'later',
  }),
  json: (text: string): Problem => ({
    code: 'feed.json',
    message: `The feed’s address gives JSON in place of a list: “${shown(text)}”.`,
    hint: checkAddress,
    retry: 'later',
  }),
  binary: (): Problem => ({
    code: 'feed.binary',
    message: 'The feed is not text in UTF-8.',
    hint: `Use an address of the list as plain text or gzip. ZIP and TAR archives and UTF-16 are not read. ${lastStays}`,
    retry: 'later',
  }),
  empty: (): Problem => ({
    code: 'feed.empty',
    message: 'The feed is empty.',
    hint: checkAddress,
    retry: 'later',
  }),
  unknownFormat: (): Problem => ({
    code: 'feed.unknown_format',
    message: 'The first lines of the feed are not in a format that Picket reads.',
    hint: 'Use a list in hosts, domains, Adblock, dnsmasq or RPZ format. The list’s author may offer several formats.',
    retry: 'later',
  }),
  otherFormat: (format: FeedFormat): Problem => ({
    code: 'feed.other_format',
    message: `Most lines of the feed are not in ${format} format.`,
    hint: `Set the feed’s format to automatic, or choose its real format. ${lastStays}`,
    retry: 'later',
  }),
  nothingTaken: (line: number, why: string): Problem => ({
    code: 'feed.nothing_taken',
    message: `The feed contains nothing that can be blocked. Line ${line}: ${why}`,
    hint: checkAddress,
    retry: 'later',
  }),
  tooManyEntries: (limit: number): Problem => ({
    code: 'feed.too_many_entries',
    message: `The feed has more than ${thousands(limit)} names and addresses.`,
    hint: `Use a smaller edition of the list. ${lastStays}`,
    retry: 'never',
  }),
  notFound: (id: number): Problem => ({
    code: 'feed.not_found',
    message: `There is no feed ${id}.`,
    hint: 'Show the feeds to find its id.',
    retry: 'never',
  }),
  nameTaken: (name: string): Problem => ({
    code: 'feed.name_taken',
    message: `There is already a feed “${name}”.`,
    hint: 'Choose another name.',
    retry: 'never',
  }),
  readerEnded: (why: string): Problem => ({
    code: 'feed.reader_ended',
    message: `The feed could not be read: ${why}.`,
    hint: `If memory is short, use a smaller edition of the list. ${lastStays}`,
    retry: 'later',
  }),
  damaged: (why: string): Problem => ({
    code: 'feed.damaged',
    message: `The stored content of the feed cannot be read: ${why}.`,
    hint: 'Fetch the feed again. Restore the database from a backup if other feeds have the same problem.',
    retry: 'never',
  }),
} as const;

/** Characters that need no escaping in a quoted string of a condition, in any version. */
const plain = /[^\p{L}\p{N} .,&@:;/()+#!-]/gu;

/** ConnectWise wants the whole address below about 2,000 characters; a letter may take twelve when encoded. */
const longestSearch = 60;

/**
 * A condition for companies with a part of their name or identifier. How to escape a quote in a quoted value is not
 * documented, so nothing is escaped: a character with a possible meaning becomes a wildcard. That finds too many rather
 * than too few; {@link matchesSearch} filters them.
 */
export function companyConditions(search: string | undefined): string {
  const text = searchText(search);
  if (text === '') return 'deletedFlag=false';
  const pattern = `"%${text.replace(plain, '%').replace(/%+/g, '%')}%"`.replace(/%+/g, '%');
  return `deletedFlag=false and (name like ${pattern} or identifier like ${pattern})`;
}

/** Whether a company really matches the search. */
export function matchesSearch(
  search: string | undefined,
  ...texts: readonly (string | undefined)[]
): boolean {
  const text = searchText(search).toLowerCase();
  return text === '' || texts.some((one) => one?.toLowerCase().includes(text) === true);
}

const searchText = (search: string | undefined) =>
  Array.from((search ?? '').replace(/\s+/g, ' ').trim())
    .slice(0, longestSearch)
    .join('')
    .trim();

/** `externalXRef="…" or …`; null for a reference with a character that a condition might interpret. */
export function referenceConditions(...references: readonly string[]): string | null {
  const plainly = references.length > 0 && references.every((one) => /^[A-Za-z0-9:-]{1,100}$/.test(one));
  return plainly ? references.map((one) => `externalXRef="${one}"`).join(' or ') : null;
}

/**
 * `="text"`, or a pattern if the text has a character that a condition may interpret: `like "te%t"`. It finds too many
 * rather than too few; the caller checks each row.
 */
export function quoted(text: string): string {
  const pattern = text.trim().replace(plain, '%');
  return pattern.includes('%') ? ` like "${pattern.replace(/%+/g, '%')}"` : `="${pattern}"`;
}

/** `like "…"` with the wildcards of the text; null for a text that matches everything. */
export function quotedLike(text: string): string | null {
  const pattern = text
    .split('%')
    .map((part) => part.replace(/\s+/g, ' ').replace(plain, '%'))
    .join('%')
    .replace(/%+/g, '%');
  return pattern === '%' ? null : `like "${pattern}"`;
}

export const idConditions = (ids: readonly number[]) => `id in (${ids.join(',')})`;

export const timeConditions = (ticketId: number) => `chargeToId=${ticketId} and chargeToType="ServiceTicket"`;

/**
 * A condition for references with a prefix that changed since a time, to the second; null for a prefix that a condition
 * might interpret.
 */
export function changedConditions(since: Date, prefix: string): string | null {
  if (!/^[A-Za-z0-9:-]{1,100}$/.test(prefix)) return null;
  return `externalXRef like "${prefix}%" and lastUpdated >= [${since.toISOString().slice(0, 19)}Z]`;
}

import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import { cutText, plainText } from '../../../platform/values/text.ts';
import { linesOf, longestLine } from '../feeds/parse/lines.ts';
import type { Cidr, Name, Reach } from '../model.ts';
import { type EntryComplaint, type ListEntry, readEntry } from './list-entry.ts';
import { listProblems } from './problems.ts';

/** What adding a text to a list would do. A person checks it first. */
export interface EntriesPreview {
  /** In the order of the text. */
  readonly added: AddedEntries;
  /** Entries that the list has already, or that the text has twice. */
  readonly duplicates: readonly EntryLine[];
  readonly ignored: readonly IgnoredLine[];
}

export interface AddedEntries {
  readonly names: readonly { readonly name: Name; readonly reach: Reach }[];
  readonly addresses: readonly { readonly address: Cidr }[];
}

export interface EntryLine {
  /** The first line is 1. */
  readonly line: number;
  /** Cut to a limit, and without control characters. */
  readonly text: string;
}

export interface IgnoredLine extends EntryLine {
  readonly reason: EntryComplaint;
}

export interface ParseEntriesOptions {
  /** The entries that the list has already. */
  readonly existing: AddedEntries;
  /** A person confirmed that whole top-level domains, public suffixes and shared domains are meant. */
  readonly wholeSuffixes: boolean;
  readonly limit?: number;
}

/** The most entries of one text, duplicates included. Larger lists must be feeds. */
export const mostPasted = 100_000;
const longestText = 200;

/** Parses a pasted text or a file, one entry a line. Empty lines and lines that start with `#` are comments. */
export function parseEntries(
  content: string | Uint8Array,
  { existing, wholeSuffixes, limit = mostPasted }: ParseEntriesOptions,
): Result<EntriesPreview> {
  const known = new Set([
    ...existing.names.map(({ name, reach }) => keyOf({ name, reach })),
    ...existing.addresses.map(({ address }) => keyOf({ address })),
  ]);
  const names: AddedEntries['names'][number][] = [];
  const addresses: AddedEntries['addresses'][number][] = [];
  const duplicates: EntryLine[] = [];
  const ignored: IgnoredLine[] = [];
  let line = 0;
  let entries = 0;
  for (const written of linesOf(typeof content === 'string' ? Buffer.from(content) : content)) {
    line++;
    const text = written.trim();
    if (text === '' || text.startsWith('#')) continue;
    if (++entries > limit) return failed(listProblems.tooManyLines(limit));
    const read =
      written.length > longestLine
        ? ({ complaint: 'not_a_name' } as const)
        : readEntry(text, { wholeSuffixes });
    if ('complaint' in read) ignored.push({ ...shown(line, text), reason: read.complaint });
    else if (known.has(keyOf(read))) duplicates.push(shown(line, text));
    else {
      known.add(keyOf(read));
      if ('address' in read) addresses.push(read);
      else names.push(read);
    }
  }
  return ok({ added: { names, addresses }, duplicates, ignored });
}

const keyOf = (entry: ListEntry) => ('address' in entry ? entry.address : `${entry.reach} ${entry.name}`);

const shown = (line: number, text: string): EntryLine => ({
  line,
  text: cutText(plainText(text.slice(0, 2 * longestText).toWellFormed()), longestText),
});

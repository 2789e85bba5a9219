import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import type { Reach } from '../model.ts';
import { groupSizes, largestUnpacked, reaches } from './pack.ts';
import type { EntryLines } from './parsed-feed.ts';

const inflate = promisify(gunzip);
const octets = 4;

/**
 * The line numbers of blocked names and addresses in the order of {@link packFeed}, as differences, which compress
 * well.
 */
export function packLines(lines: EntryLines): Uint8Array {
  const groups = [...reaches.map((reach) => lines[reach]), lines.addresses];
  const differences = Buffer.alloc(octets * groups.reduce((sum, { length }) => sum + length, 0));
  let before = 0;
  let at = 0;
  for (const group of groups)
    for (const line of group) {
      at = differences.writeInt32LE(line - before, at);
      before = line;
    }
  return gzipSync(differences);
}

interface Copy {
  /** Packed by {@link packFeed}. */
  readonly content: Uint8Array;
  /** Packed by {@link packLines}. */
  readonly lines: Uint8Array;
}

/** The line of the feed that an entry comes from; null if this copy does not have it. Does not unpack the names. */
export async function findLine(
  { content, lines }: Copy,
  entry: { readonly text: string; readonly reach: Reach },
): Promise<number | null> {
  const place = placeOf(await inflate(content, { maxOutputLength: largestUnpacked }), entry);
  if (place === null) return null;
  const differences = await inflate(lines, { maxOutputLength: largestUnpacked });
  if (differences.length < octets * (place + 1)) return null;
  let line = 0;
  for (let at = 0; at <= place; at++) line += differences.readInt32LE(octets * at);
  return line;
}

/** The position of an entry among all blocked names and addresses. */
function placeOf(bytes: Buffer, { text, reach }: { readonly text: string; readonly reach: Reach }) {
  const start = bytes.indexOf(newline);
  const sizes = groupSizes(bytes.toString('latin1', 0, start));
  if (sizes === null) return null;
  const total = (groups: readonly number[]) => groups.reduce((sum, size) => sum + size, 0);
  const group = reaches.indexOf(reach);
  const first = total(sizes.slice(0, group));
  const excepted = total(sizes.slice(reaches.length, 2 * reaches.length));
  const firstAddress = total(sizes.slice(0, 2 * reaches.length));
  const sought = Buffer.from(`\n${text}\n`, 'latin1');
  let place = 0;
  let counted = start;
  for (let at = bytes.indexOf(sought, start); at >= 0; at = bytes.indexOf(sought, at + 1)) {
    while (counted < at) if (bytes[++counted] === newline) place++;
    if (place >= first && place < first + (sizes[group] ?? 0)) return place;
    if (place >= firstAddress) return place - excepted;
  }
  return null;
}

const newline = 0x0a;

import { gunzipSync, gzipSync } from 'node:zlib';
import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import type { NamesByReach, Reach } from '../model.ts';
import type { FeedContent } from './parsed-feed.ts';
import { feedProblems } from './problems.ts';

/**
 * The content of a feed as one blob, since a million rows would be slow to store and to read. It is gzip, whose
 * checksum detects damage. It contains a line of JSON with the sizes of seven groups, and then their entries, one a
 * line. The same content gives the same bytes.
 */
export function packFeed(content: FeedContent): Uint8Array {
  const groups = groupsOf(content);
  const header: Header = { version, sizes: groups.map((group) => group.length) };
  return gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...groups.flatMap(bytesOf)]));
}

export function unpackFeed(packed: Uint8Array): Result<FeedContent> {
  let bytes: Buffer;
  try {
    bytes = gunzipSync(packed, { maxOutputLength: largestUnpacked });
  } catch (error) {
    return failed(feedProblems.damaged(error instanceof Error ? error.message : String(error)));
  }
  const entries = entriesOf(bytes);
  const header = headerOf(entries.next().value ?? '');
  if (header === null) return failed(feedProblems.damaged('another version of Picket wrote it'));
  const groups = header.sizes.map((size) => takeFrom(entries, size));
  if (groups.some((group, at) => group.length !== header.sizes[at]) || entries.next().done !== true)
    return failed(feedProblems.damaged('the number of entries is wrong'));
  return ok(contentOf(groups));
}

const version = 1;
/** More than the largest feed needs; limits a blob from another origin. */
export const largestUnpacked = 1024 ** 3;

interface Header {
  readonly version: number;
  readonly sizes: readonly number[];
}

type Groups = readonly (readonly string[])[];

/** In the order of the groups. */
export const reaches: readonly Reach[] = ['exact', 'with_below', 'only_below'];

const groupsOf = ({ blocked, excepted, addresses }: FeedContent): Groups => [
  ...reaches.map((reach) => blocked[reach]),
  ...reaches.map((reach) => excepted[reach]),
  addresses,
];

function contentOf([a = [], b = [], c = [], d = [], e = [], f = [], addresses = []]: Groups): FeedContent {
  const byReach = (exact: readonly string[], whole: readonly string[], below: readonly string[]) =>
    ({ exact, with_below: whole, only_below: below }) satisfies NamesByReach;
  return { blocked: byReach(a, b, c), excepted: byReach(d, e, f), addresses };
}

/** In portions, because a group as one text would be in memory twice. */
function bytesOf(group: readonly string[]): Buffer[] {
  const portions: Buffer[] = [];
  for (let at = 0; at < group.length; at += portionSize)
    portions.push(Buffer.from(`${group.slice(at, at + portionSize).join('\n')}\n`, 'latin1'));
  return portions;
}

const portionSize = 10_000;

function* entriesOf(bytes: Buffer): Generator<string, undefined> {
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    yield bytes.toString('latin1', start, end);
    start = end + 1;
  }
}

function takeFrom(entries: Iterator<string>, size: number): string[] {
  const group: string[] = [];
  for (let left = size; left > 0; left--) {
    const next = entries.next();
    if (next.done === true) break;
    group.push(next.value);
  }
  return group;
}

/**
 * The number of entries in each group: blocked names by reach, excepted names by reach, addresses. Null if it is not a
 * feed.
 */
export const groupSizes = (firstLine: string): readonly number[] | null => headerOf(firstLine)?.sizes ?? null;

function headerOf(text: string): Header | null {
  try {
    const header = JSON.parse(text) as Header;
    const isRight = header.version === version && header.sizes.length === 7;
    return isRight ? header : null;
  } catch {
    return null;
  }
}

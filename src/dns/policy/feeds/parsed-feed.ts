import type { Cidr, NamesByReach, Reach } from '../model.ts';
import type { NotTakenReason } from './not-taken.ts';

/** The format of a feed. */
export const feedFormats = ['hosts', 'domains', 'adblock', 'dnsmasq', 'rpz'] as const;

export type FeedFormat = (typeof feedFormats)[number];

/** The entries of a feed that the policy uses. */
export interface FeedContent {
  readonly blocked: NamesByReach;
  readonly excepted: NamesByReach;
  /** Blocked if they are in an answer. */
  readonly addresses: readonly Cidr[];
}

/** One copy of a feed after parsing. */
export interface ParsedFeed extends FeedContent {
  readonly format: FeedFormat;
  readonly lines: EntryLines;
  readonly report: FeedReport;
}

/** The line that each blocked name and address comes from, in the order of the content. The first line is 1. */
export type EntryLines = Readonly<Record<Reach | 'addresses', readonly number[]>>;

/** What was parsed, and what was refused. */
export interface FeedReport {
  readonly lines: number;
  /** Names and addresses that are blocked. */
  readonly blocked: number;
  readonly excepted: number;
  /** Entries that the feed repeats. */
  readonly duplicates: number;
  /** Blocked names that an exception of the same feed removed. */
  readonly released: number;
  /** Lines of which something was refused, by reason. */
  readonly notTaken: Readonly<Partial<Record<NotTakenReason, number>>>;
  /** The first of these lines: at most {@link mostLinesListed}, and {@link mostLinesOfOneReason} of one reason. */
  readonly linesNotTaken: readonly LineNotTaken[];
}

export interface LineNotTaken {
  /** The first line is 1. */
  readonly line: number;
  /** Cut to a limit, and without control characters. */
  readonly text: string;
  readonly reason: NotTakenReason;
}

export const mostLinesListed = 1000;
export const mostLinesOfOneReason = 250;
/** The most names and addresses in one feed, exceptions included. */
export const mostEntries = 5_000_000;

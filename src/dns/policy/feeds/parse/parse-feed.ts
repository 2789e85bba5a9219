import { failed, ok, type Result } from '../../../../platform/values/problem.ts';
import { notTakenReasons } from '../not-taken.ts';
import { type FeedFormat, mostEntries, type ParsedFeed } from '../parsed-feed.ts';
import { feedProblems } from '../problems.ts';
import { Collector } from './collector.ts';
import { detectFormat, formats } from './formats.ts';
import type { ReadOptions } from './line-reader.ts';
import { linesOf } from './lines.ts';
import { complaintOfContent } from './not-a-list.ts';

export interface ParseOptions extends ReadOptions {
  /** Null if the format is to be detected. */
  readonly format: FeedFormat | null;
  /** The most names and addresses; default: {@link mostEntries}. */
  readonly limit?: number;
}

/**
 * Parses one copy of a feed. A content that is not a list, or is empty, is refused, so that the last good copy stays.
 */
export function parseFeed(content: Uint8Array, options: ParseOptions): Result<ParsedFeed> {
  const complaint = complaintOfContent(content);
  if (complaint !== null) return failed(complaint);
  const format = options.format === null ? detectFormat(content) : formats[options.format];
  const limit = options.limit ?? mostEntries;
  if (format === null) return failed(feedProblems.unknownFormat());
  const collector = new Collector(format, options);
  for (const line of linesOf(content)) {
    collector.read(line);
    if (collector.entries > limit) return failed(feedProblems.tooManyEntries(limit));
  }
  if (2 * collector.unreadable > collector.spoken) return failed(feedProblems.otherFormat(format.id));
  const parsed = collector.finish();
  if (parsed.report.blocked > 0) return ok(parsed);
  const [first] = parsed.report.linesNotTaken;
  return failed(
    first === undefined
      ? feedProblems.empty()
      : feedProblems.nothingTaken(first.line, notTakenReasons[first.reason]),
  );
}

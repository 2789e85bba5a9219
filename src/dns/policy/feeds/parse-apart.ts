import { builtBeside } from '../../../platform/values/built-beside.ts';
import { failed, type Result } from '../../../platform/values/problem.ts';
import { runInThread } from '../../../platform/work/run-in-thread.ts';
import type { ReadOptions } from './parse/line-reader.ts';
import type { FeedFormat, FeedReport } from './parsed-feed.ts';
import { feedProblems } from './problems.ts';

export interface ParseStart extends ReadOptions {
  readonly content: Uint8Array;
  /** Null if the format is to be detected. */
  readonly format: FeedFormat | null;
}

/** A copy of a feed as it is stored. */
export interface PackedCopy {
  readonly packed: Uint8Array;
  /** The line numbers of its entries, packed. */
  readonly lines: Uint8Array;
  readonly format: FeedFormat;
  readonly report: FeedReport;
}

/** Parses a feed in a separate thread, and packs it. */
export async function parseApart(start: ParseStart): Promise<Result<PackedCopy>> {
  try {
    return await runInThread(builtBeside(import.meta.url, 'parse-thread.js'), start);
  } catch (thrown) {
    return failed(feedProblems.readerEnded(thrown instanceof Error ? thrown.message : String(thrown)));
  }
}

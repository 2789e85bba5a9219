import type { Reach } from '../../model.ts';
import type { NotTakenReason } from '../not-taken.ts';
import type { FeedFormat } from '../parsed-feed.ts';

/** Receives the content of a line. It checks names and addresses, and reports the line if it refuses them. */
export interface Taker {
  /** `isImportant`: only an important exception can release it. */
  block(name: string, reach: Reach, isImportant?: boolean): void;
  except(name: string, reach: Reach, isImportant?: boolean): void;
  /** Blocks an address or network in answers. */
  blockAddress(network: string): void;
  /** Reports that the line, or a part of it, is refused. */
  skip(reason: NotTakenReason): void;
}

/** Parses one line after the other. Ignores comments and empty lines. */
export interface LineReader {
  read(line: string): void;
  /** Called after the last line. */
  end?(): void;
}

export interface ReadOptions {
  /** The reach of a plain name, in formats that have plain names; null for the default of the format. */
  readonly plainReach: Extract<Reach, 'exact' | 'with_below'> | null;
}

export interface Format {
  readonly id: FeedFormat;
  /** True if an exception releases all names below it, however specific. Otherwise the most specific entry decides. */
  readonly exceptionsAlwaysWin: boolean;
  reader(take: Taker, options: ReadOptions): LineReader;
}

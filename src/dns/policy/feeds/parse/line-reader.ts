import type { Reach } from '../../model.ts';
import type { NotTakenReason } from '../not-taken.ts';
import type { FeedFormat } from '../parsed-feed.ts';

/** Takes what a line says. It checks names and addresses, and reports the line if it does not take them. */
export interface Taker {
  /** `isImportant`: an exception that is not important does not release it. */
  block(name: string, reach: Reach, isImportant?: boolean): void;
  except(name: string, reach: Reach, isImportant?: boolean): void;
  /** An address or network in answers. */
  blockAddress(network: string): void;
  /** The line, or a part of it, is not taken. */
  skip(reason: NotTakenReason): void;
}

/** Reads one line after the other. Of a comment or an empty line it says nothing. */
export interface LineReader {
  read(line: string): void;
  /** After the last line. */
  end?(): void;
}

export interface ReadOptions {
  /** How far a plain name reaches, in the formats that have plain names; null as the format says. */
  readonly plainReach: Extract<Reach, 'exact' | 'with_below'> | null;
}

export interface Format {
  readonly id: FeedFormat;
  /** An exception releases everything below it, however specific. Otherwise the most specific entry decides. */
  readonly exceptionsAlwaysWin: boolean;
  reader(take: Taker, options: ReadOptions): LineReader;
}

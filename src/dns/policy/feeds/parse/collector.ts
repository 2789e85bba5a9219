import { isPrivateAddress } from '../../../../platform/outbound/private-network.ts';
import { cutText, plainText } from '../../../../platform/values/text.ts';
import type { Cidr, Reach } from '../../model.ts';
import { readName, suffixKind } from '../../read-name.ts';
import { readNetwork } from '../../read-network.ts';
import type { NotTakenReason } from '../not-taken.ts';
import { type LineNotTaken, mostLinesListed, mostLinesOfOneReason, type ParsedFeed } from '../parsed-feed.ts';
import type { Format, LineReader, ReadOptions, Taker } from './line-reader.ts';
import { longestLine } from './lines.ts';
import { addAll, merged, nameSets, removeCovered } from './names-by-reach.ts';

const longestText = 200;

/** Reads the lines of a feed in one format, and keeps what is taken of them. */
export class Collector implements Taker {
  readonly #format: Format;
  readonly #reader: LineReader;
  readonly #blocked = nameSets();
  readonly #blockedForSure = nameSets();
  readonly #excepted = nameSets();
  readonly #exceptedForSure = nameSets();
  readonly #addresses = new Set<Cidr>();
  readonly #notTaken = new Map<NotTakenReason, number>();
  readonly #linesNotTaken: LineNotTaken[] = [];
  #lines = 0;
  #line = '';
  #saysSomething = false;
  #isReported = false;
  #entries = 0;
  #duplicates = 0;
  /** Lines that are no comments. */
  spoken = 0;

  constructor(format: Format, options: ReadOptions) {
    this.#format = format;
    this.#reader = format.reader(this, options);
  }

  /** Names and addresses so far, exceptions included. */
  get entries(): number {
    return this.#entries;
  }

  /** Lines that are not written as the format has them. */
  get unreadable(): number {
    return this.#count('unreadable') + this.#count('not_a_name') + this.#count('too_long');
  }

  /** Lines that only this format has. Any text can be a pattern of an ad blocker. */
  get recognized(): number {
    return this.spoken - this.unreadable - this.#count('pattern');
  }

  read(line: string): void {
    this.#lines++;
    this.#line = line;
    this.#saysSomething = false;
    this.#isReported = false;
    if (line.length > longestLine) this.skip('too_long');
    else this.#reader.read(line);
    if (this.#saysSomething) this.spoken++;
  }

  block(text: string, reach: Reach, isImportant = false): void {
    const { name, complaint } = readName(text);
    if (name === null) {
      this.skip(complaint);
      return;
    }
    const names = (isImportant ? this.#blockedForSure : this.#blocked)[reach];
    const suffix = this.#add(names, name) ? suffixKind(name) : null;
    if (suffix === null) return;
    names.delete(name);
    this.#entries--;
    this.skip(suffix);
  }

  /** A whole suffix may be an exception: it blocks nothing. */
  except(text: string, reach: Reach, isImportant = false): void {
    const { name, complaint } = readName(text);
    if (name === null) this.skip(complaint);
    else this.#add((isImportant ? this.#exceptedForSure : this.#excepted)[reach], name);
  }

  blockAddress(text: string): void {
    const read = readNetwork(text);
    if (read.network === null) this.skip(read.complaint === 'too_wide' ? 'too_wide' : 'not_a_name');
    else if (isPrivateAddress(read.network.replace(/\/.*/, ''))) this.skip('private_address');
    else this.#add(this.#addresses, read.network);
  }

  skip(reason: NotTakenReason): void {
    this.#saysSomething = true;
    if (this.#isReported) return;
    this.#isReported = true;
    const count = this.#count(reason) + 1;
    this.#notTaken.set(reason, count);
    if (count > mostLinesOfOneReason || this.#linesNotTaken.length >= mostLinesListed) return;
    const text = cutText(plainText(this.#line.slice(0, 2 * longestText).toWellFormed()), longestText);
    this.#linesNotTaken.push({ line: this.#lines, text, reason });
  }

  finish(): ParsedFeed {
    this.#reader.end?.();
    const released = this.#settleExceptions();
    const blocked = merged(this.#blocked);
    const excepted = merged(this.#excepted);
    const count = (names: typeof blocked) =>
      names.exact.length + names.with_below.length + names.only_below.length;
    return {
      format: this.#format.id,
      blocked,
      excepted,
      addresses: [...this.#addresses],
      report: {
        lines: this.#lines,
        blocked: count(blocked) + this.#addresses.size,
        excepted: count(excepted),
        duplicates: this.#duplicates,
        released,
        notTaken: Object.fromEntries(this.#notTaken),
        linesNotTaken: this.#linesNotTaken,
      },
    };
  }

  /** Gives how many blocked names are removed. Where the most specific entry decides, the compiler does it. */
  #settleExceptions(): number {
    if (!this.#format.exceptionsAlwaysWin) return 0;
    addAll(this.#excepted, this.#exceptedForSure);
    const released =
      removeCovered(this.#blocked, this.#excepted) +
      removeCovered(this.#blockedForSure, this.#exceptedForSure);
    removeCovered(this.#excepted, this.#blockedForSure);
    addAll(this.#blocked, this.#blockedForSure);
    return released;
  }

  #count(reason: NotTakenReason): number {
    return this.#notTaken.get(reason) ?? 0;
  }

  /** Whether it is new. */
  #add<T>(set: Set<T>, value: T): boolean {
    this.#saysSomething = true;
    const before = set.size;
    set.add(value);
    const isNew = set.size > before;
    if (isNew) this.#entries++;
    else this.#duplicates++;
    return isNew;
  }
}

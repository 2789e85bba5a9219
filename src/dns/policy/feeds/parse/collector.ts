import { isPrivateAddress } from '../../../../platform/outbound/private-network.ts';
import { cutText, plainText } from '../../../../platform/values/text.ts';
import type { Cidr, Name, Reach } from '../../model.ts';
import { readName, suffixKind } from '../../read-name.ts';
import { readNetwork } from '../../read-network.ts';
import type { NotTakenReason } from '../not-taken.ts';
import { type LineNotTaken, mostLinesListed, mostLinesOfOneReason, type ParsedFeed } from '../parsed-feed.ts';
import type { Format, LineReader, ReadOptions, Taker } from './line-reader.ts';
import { longestLine } from './lines.ts';
import { NameTable } from './name-table.ts';

const longestText = 200;

/** Parses the lines of a feed in one format, and keeps the accepted entries. */
export class Collector implements Taker {
  readonly #format: Format;
  readonly #reader: LineReader;
  readonly #blocked = new NameTable();
  readonly #blockedForSure = new NameTable();
  readonly #excepted = new NameTable();
  readonly #exceptedForSure = new NameTable();
  /** Each with its line. */
  readonly #addresses = new Map<Cidr, number>();
  readonly #notTaken = new Map<NotTakenReason, number>();
  readonly #linesNotTaken: LineNotTaken[] = [];
  #lines = 0;
  #line = '';
  #saysSomething = false;
  #isReported = false;
  #duplicates = 0;
  /** The number of lines that are not comments. */
  spoken = 0;

  constructor(format: Format, options: ReadOptions) {
    this.#format = format;
    this.#reader = format.reader(this, options);
  }

  /** The number of names and addresses so far, exceptions included. */
  get entries(): number {
    const blocked = this.#blocked.size + this.#blockedForSure.size + this.#addresses.size;
    return blocked + this.#excepted.size + this.#exceptedForSure.size;
  }

  /** The number of lines that are not valid in the format. */
  get unreadable(): number {
    return this.#count('unreadable') + this.#count('not_a_name') + this.#count('too_long');
  }

  /** The number of lines that only this format has. Any text can be a pattern of an ad blocker. */
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
    const table = isImportant ? this.#blockedForSure : this.#blocked;
    const suffix = this.#add(table, name, reach) === 'new_name' ? suffixKind(name) : null;
    if (suffix === null) return;
    table.delete(name);
    this.skip(suffix);
  }

  /** A whole suffix may be an exception, since it blocks nothing. */
  except(text: string, reach: Reach, isImportant = false): void {
    const { name, complaint } = readName(text);
    if (name === null) this.skip(complaint);
    else this.#add(isImportant ? this.#exceptedForSure : this.#excepted, name, reach);
  }

  blockAddress(text: string): void {
    const read = readNetwork(text);
    if (read.network === null) this.skip(read.complaint === 'too_wide' ? 'too_wide' : 'not_a_name');
    else if (isPrivateAddress(read.network.replace(/\/.*/, ''))) this.skip('private_address');
    else {
      this.#saysSomething = true;
      if (this.#addresses.has(read.network)) this.#duplicates++;
      else this.#addresses.set(read.network, this.#lines);
    }
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
    const { names: blocked, lines } = this.#blocked.byReach();
    const { names: excepted } = this.#excepted.byReach();
    const count = (names: typeof blocked) =>
      names.exact.length + names.with_below.length + names.only_below.length;
    return {
      format: this.#format.id,
      blocked,
      excepted,
      addresses: [...this.#addresses.keys()],
      lines: { ...lines, addresses: [...this.#addresses.values()] },
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

  /**
   * Returns how many blocked names are removed. In formats where the most specific entry decides, the compiler does
   * this instead.
   */
  #settleExceptions(): number {
    if (!this.#format.exceptionsAlwaysWin) return 0;
    this.#excepted.addAll(this.#exceptedForSure);
    const released =
      this.#blocked.removeReachedBy(this.#excepted) +
      this.#blockedForSure.removeReachedBy(this.#exceptedForSure);
    this.#excepted.removeReachedBy(this.#blockedForSure);
    this.#blocked.addAll(this.#blockedForSure);
    return released;
  }

  #count(reason: NotTakenReason): number {
    return this.#notTaken.get(reason) ?? 0;
  }

  #add(table: NameTable, name: Name, reach: Reach) {
    this.#saysSomething = true;
    const kept = name.length === this.#line.length ? name : detached(name);
    const added = table.add(kept, reach, this.#lines);
    if (added === 'nothing') this.#duplicates++;
    return added;
  }
}

/** A copy of the text. A substring keeps the whole text in memory, and is slow to look up in a table. */
function detached(name: Name): Name {
  return scratch.toString('latin1', 0, scratch.write(name, 'latin1'));
}

const scratch = Buffer.alloc(256);

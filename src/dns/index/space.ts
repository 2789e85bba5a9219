import type { Reach } from '../policy/model.ts';
import type { CdbWriter } from './cdb-writer.ts';
import type { Combinations, Element } from './combinations.ts';
import { labelCount, longestKey, networkKey, parseNetwork, putCompany, putName } from './keys.ts';
import { largestSpecificity, type Precedence } from './precedence.ts';
import type { Source, SourceName } from './sources.ts';
import { NameTable, NetworkTable } from './tables.ts';

/** The most sources in one space. A company uses two spaces: its own, which comes first, and the inherited one. */
export const mostSources = 1 << 15;

/** The names and networks that every company inherits (`company` is null), or one company's own. */
export class Space {
  readonly #company: number | null;
  readonly #combinations: Combinations;
  readonly #precedence: Precedence;
  readonly #names: NameTable;
  readonly #networks: NetworkTable;
  /**
   * Texts that cannot be a key. Input of people and feeds is checked before, so these are only reported and left out.
   */
  readonly skipped: string[] = [];

  constructor(company: number | null, combinations: Combinations, precedence: Precedence) {
    this.#company = company;
    this.#combinations = combinations;
    this.#precedence = precedence;
    this.#names = new NameTable(combinations);
    this.#networks = new NetworkTable(combinations);
  }

  get isEmpty(): boolean {
    return this.names === 0 && this.prefixes.ipv4.length + this.prefixes.ipv6.length === 0;
  }

  get names(): number {
    return this.#names.size;
  }

  get prefixes() {
    return { ipv4: this.#networks.prefixes(4), ipv6: this.#networks.prefixes(16) };
  }

  add(source: Source, number: number): void {
    // The names of a feed differ only in depth, reach and exception, so a million of them share a few elements.
    const shared = new Map<number, number>();
    for (const entry of source.names) {
      const depth = labelCount(entry.name);
      const isShared = entry.until === null && !entry.overridesGuard;
      const shape = (depth << 3) | (reachBits[entry.reach] << 1) | (entry.isException ? 1 : 0);
      const known = isShared ? shared.get(shape) : undefined;
      const id = known ?? this.#element(number, entry, depth, false);
      if (isShared && known === undefined) shared.set(shape, id);
      this.#names.add(entry.name, id);
    }
    for (const entry of source.addresses) {
      const network = parseNetwork(entry.address);
      if (network === null) this.skipped.push(entry.address);
      else
        this.#networks.add(
          network,
          this.#element(number, { ...entry, reach: 'with_below', isException: false }, network.prefix, true),
        );
    }
  }

  writeTo(writer: CdbWriter): void {
    const key = new Uint8Array(longestKey);
    const value = new Uint8Array(8);
    const view = new DataView(value.buffer);
    const short = value.subarray(0, 4);
    this.#names.forEach((name, at, below) => {
      const end = putName(name, key, 0);
      if (end < 0) {
        this.skipped.push(name);
        return;
      }
      view.setUint32(0, at, true);
      view.setUint32(4, below, true);
      const keyEnd = this.#company === null ? end : putCompany(this.#company, key, end);
      writer.add(key, keyEnd, at === below ? short : value);
    });
    this.#networks.forEach((network, set) => {
      const networked = networkKey(network, this.#company);
      view.setUint32(0, set, true);
      writer.add(networked, networked.length, short);
    });
  }

  #element(source: number, entry: Omit<SourceName, 'name'>, depth: number, isAddress: boolean): number {
    const isExact = entry.reach === 'exact';
    const specificity = Math.min(
      this.#precedence.specificity({ depth, isExact, isAddress }),
      largestSpecificity,
    );
    const place = this.#company === null ? mostSources + source : source;
    const { reach, until, overridesGuard, isException } = entry;
    return this.#combinations.element({
      source,
      depth,
      reach,
      isAddress,
      overridesGuard,
      until,
      isException,
      order: specificity * 2 * mostSources + place,
      specificity,
    } satisfies Element);
  }
}

const reachBits: Readonly<Record<Reach, number>> = { exact: 0, with_below: 1, only_below: 2 };

import { elementSize, flags, reaches } from './format.ts';

/** One way in which an entry of a source can apply. A million names of a feed share a handful of elements. */
export interface Element {
  readonly source: number;
  /** Labels of the name, or the length of the prefix. */
  readonly depth: number;
  readonly reach: (typeof reaches)[number];
  readonly isAddress: boolean;
  readonly overridesGuard: boolean;
  /** Milliseconds since 1970; null if it has no end. */
  readonly until: number | null;
  /** An exception: the feed releases the name. */
  readonly isException: boolean;
  /** Its position in its tier: by specificity first, then by source. The smallest decides. */
  readonly order: number;
  readonly specificity: number;
}

/** Numbers elements and sets of elements. Set 0 is empty. */
export class Combinations {
  readonly elements: Element[] = [];
  readonly #elementIds = new Map<string, number>();
  readonly #sets: (readonly number[])[] = [[]];
  readonly #setIds = new Map<string, number>([['', 0]]);
  readonly #singles: number[] = [];
  /** For each set, the set that remains after the exceptions of feeds were applied. */
  readonly #applied: number[] = [0];

  element(element: Element): number {
    const key = Object.values(element).join();
    const known = this.#elementIds.get(key);
    if (known !== undefined) return known;
    this.elements.push(element);
    this.#elementIds.set(key, this.elements.length - 1);
    return this.elements.length - 1;
  }

  /** The union of the set `base` and the elements `more`. */
  with(base: number, more: readonly number[]): number {
    if (more.length === 0) return base;
    const [first = 0] = more;
    if (base === 0 && more.length === 1) {
      this.#singles[first] ??= this.#intern([first]);
      return this.#singles[first];
    }
    return this.#intern(
      [...new Set([...(this.#sets[base] ?? []), ...more])].sort((one, other) => one - other),
    );
  }

  /**
   * The set without exceptions and what they release. An exception holds only within its feed, for entries that are not
   * more specific than itself.
   */
  applied(set: number): number {
    const known = this.#applied[set];
    if (known !== undefined) return known;
    const all = (this.#sets[set] ?? []).map((id) => [id, this.elements[id] as Element] as const);
    const exceptions = all.flatMap(([, element]) => (element.isException ? [element] : []));
    const left = all.filter(
      ([, { isException, source, specificity }]) =>
        !isException && !exceptions.some((one) => one.source === source && one.specificity <= specificity),
    );
    const result = exceptions.length === 0 ? set : this.#intern(left.map(([id]) => id));
    this.#applied[set] = result;
    return result;
  }

  /** The number of sets, and the elements of each in the form of the index. */
  get size(): number {
    return this.#sets.length;
  }

  bytesOf(set: number): Uint8Array {
    const ids = this.#sets[set] ?? [];
    const bytes = new Uint8Array(ids.length * elementSize);
    const view = new DataView(bytes.buffer);
    for (const [index, id] of ids.entries()) {
      const element = this.elements[id] as Element;
      const at = index * elementSize;
      view.setUint16(at, element.source, true);
      view.setUint8(at + 2, element.depth);
      view.setUint8(
        at + 3,
        reaches.indexOf(element.reach) |
          (element.isAddress ? flags.address : 0) |
          (element.overridesGuard ? flags.overridesGuard : 0),
      );
      view.setUint32(at + 4, element.order, true);
      view.setFloat64(at + 8, element.until ?? 0, true);
    }
    return bytes;
  }

  #intern(ids: readonly number[]): number {
    const key = ids.join();
    const known = this.#setIds.get(key);
    if (known !== undefined) return known;
    this.#sets.push(ids);
    this.#setIds.set(key, this.#sets.length - 1);
    return this.#sets.length - 1;
  }
}

import type { Name, NamesByReach, Reach } from '../../model.ts';

/** A name with all names below it is the union of the name alone and the names below it. */
const bits: Readonly<Record<Reach, number>> = { exact: 1, only_below: 2, with_below: 3 };
const allBits = 3;
const reaches: readonly (Reach | null)[] = [null, 'exact', 'only_below', 'with_below'];
/**
 * A name's value is its first line number, with its reach in the lowest bits: a plain number needs no memory of its
 * own.
 */
const lineShift = 2;

/** The names of a feed during parsing, each once: an RPZ zone has a name and the names below it as two records. */
export class NameTable {
  readonly #names = new Map<Name, number>();

  get size(): number {
    return this.#names.size;
  }

  /** Adds a name; returns whether that adds a name, extends a reach, or changes nothing. */
  add(name: Name, reach: Reach, line: number): 'new_name' | 'more' | 'nothing' {
    const before = this.#names.get(name);
    const after = (before ?? line << lineShift) | bits[reach];
    if (after === before) return 'nothing';
    this.#names.set(name, after);
    return before === undefined ? 'new_name' : 'more';
  }

  delete(name: Name): void {
    this.#names.delete(name);
  }

  addAll(others: NameTable): void {
    for (const [name, value] of others.#names)
      this.#names.set(name, (this.#names.get(name) ?? value) | (value & allBits));
  }

  /** Removes what the others reach; returns how many names were removed. */
  removeReachedBy(others: NameTable): number {
    if (others.size === 0) return 0;
    const before = this.size;
    for (const [name, value] of this.#names) {
      const left = value & ~others.#reached(name);
      if ((left & allBits) === 0) this.#names.delete(name);
      else if (left !== value) this.#names.set(name, left);
    }
    return before - this.size;
  }

  byReach(): { readonly names: NamesByReach; readonly lines: Readonly<Record<Reach, readonly number[]>> } {
    const names = { exact: [] as Name[], with_below: [] as Name[], only_below: [] as Name[] };
    const lines = { exact: [] as number[], with_below: [] as number[], only_below: [] as number[] };
    for (const [name, value] of this.#names) {
      const reach = reaches[value & allBits] ?? 'with_below';
      names[reach].push(name);
      lines[reach].push(value >> lineShift);
    }
    return { names, lines };
  }

  /** The reach of a name that entries for the name, and for the names above it, cover. */
  #reached(name: Name): number {
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      const above = this.#names.get(name.slice(dot + 1)) ?? 0;
      if ((above & bits.only_below) !== 0) return bits.with_below;
    }
    return (this.#names.get(name) ?? 0) & allBits;
  }
}

import type { Name, NamesByReach, Reach } from '../../model.ts';

/** A name with all below it is the name alone and what is below it. */
const bits: Readonly<Record<Reach, number>> = { exact: 1, only_below: 2, with_below: 3 };

/** Names while a feed is read, each once: an RPZ zone has a name alone and what is below it as two records. */
export class NameTable {
  readonly #reach = new Map<Name, number>();

  get size(): number {
    return this.#reach.size;
  }

  /** Whether this says more than what is there. */
  add(name: Name, reach: Reach): 'new_name' | 'more' | 'nothing' {
    const before = this.#reach.get(name) ?? 0;
    const after = before | bits[reach];
    if (after === before) return 'nothing';
    this.#reach.set(name, after);
    return before === 0 ? 'new_name' : 'more';
  }

  delete(name: Name): void {
    this.#reach.delete(name);
  }

  addAll(others: NameTable): void {
    for (const [name, reach] of others.#reach) this.#reach.set(name, (this.#reach.get(name) ?? 0) | reach);
  }

  /** Removes what others reach; gives how many names are no longer there. */
  removeReachedBy(others: NameTable): number {
    if (others.size === 0) return 0;
    const before = this.size;
    for (const [name, reach] of this.#reach) {
      const left = reach & ~others.#reached(name);
      if (left === 0) this.#reach.delete(name);
      else if (left !== reach) this.#reach.set(name, left);
    }
    return before - this.size;
  }

  byReach(): NamesByReach {
    const names = { exact: [] as Name[], with_below: [] as Name[], only_below: [] as Name[] };
    for (const [name, reach] of this.#reach) {
      if (reach === bits.with_below) names.with_below.push(name);
      else names[reach === bits.exact ? 'exact' : 'only_below'].push(name);
    }
    return names;
  }

  /** What of a name is reached by the entry of the name, and by those above it. */
  #reached(name: Name): number {
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      const above = this.#reach.get(name.slice(dot + 1)) ?? 0;
      if ((above & bits.only_below) !== 0) return bits.with_below;
    }
    return this.#reach.get(name) ?? 0;
  }
}

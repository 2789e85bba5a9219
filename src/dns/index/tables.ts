import type { Combinations } from './combinations.ts';
import { masked, type Network } from './keys.ts';

/** The elements at one key: a plain number if there is one, as for nearly every name. */
type Own = number | number[];

const listOf = (own: Own | undefined): readonly number[] =>
  own === undefined ? [] : typeof own === 'number' ? [own] : own;

function addTo<Key>(map: Map<Key, Own>, key: Key, element: number): void {
  const before = map.get(key);
  if (before === undefined) map.set(key, element);
  else if (typeof before !== 'number') before.push(element);
  else if (before !== element) map.set(key, [before, element]);
}

/** Names with their elements, and with those of the names above them. */
export class NameTable {
  readonly #combinations: Combinations;
  readonly #own = new Map<string, Own>();
  /** For names that have others below them: the combination that applies below. */
  readonly #below = new Map<string, number>();

  constructor(combinations: Combinations) {
    this.#combinations = combinations;
  }

  get size(): number {
    return this.#own.size;
  }

  add(name: string, element: number): void {
    addTo(this.#own, name, element);
  }

  /** Calls `write` with each name and the combinations at it and below it. */
  forEach(write: (name: string, at: number, below: number) => void): void {
    for (const [name, own] of this.#own) {
      const above = this.#above(name);
      const at = this.#with(above, own, 'only_below');
      const below = this.#with(above, own, 'exact');
      write(name, this.#combinations.applied(at), this.#combinations.applied(below));
    }
  }

  #above(name: string): number {
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      const parent = name.slice(dot + 1);
      const own = this.#own.get(parent);
      if (own === undefined) continue;
      let below = this.#below.get(parent);
      if (below === undefined) {
        below = this.#with(this.#above(parent), own, 'exact');
        this.#below.set(parent, below);
      }
      return below;
    }
    return 0;
  }

  /** The set `base` with the elements of one name, except those with the reach `without`. */
  #with(base: number, own: Own, without: 'exact' | 'only_below'): number {
    const { elements } = this.#combinations;
    const reaching = listOf(own).filter((element) => elements[element]?.reach !== without);
    return this.#combinations.with(base, reaching);
  }
}

/** Networks with their elements, and with those of the networks that contain them. */
export class NetworkTable {
  readonly #combinations: Combinations;
  readonly #own = new Map<string, Own>();
  readonly #networks = new Map<string, Network>();

  constructor(combinations: Combinations) {
    this.#combinations = combinations;
  }

  add(network: Network, element: number): void {
    const key = keyOf(network);
    this.#networks.set(key, network);
    addTo(this.#own, key, element);
  }

  /** Prefix lengths in use for addresses of 4 or 16 octets, longest first. */
  prefixes(octets: 4 | 16): number[] {
    const lengths = [...this.#networks.values()].flatMap((one) =>
      one.octets.length === octets ? [one.prefix] : [],
    );
    return [...new Set(lengths)].sort((one, other) => other - one);
  }

  forEach(write: (network: Network, set: number) => void): void {
    const prefixes = { 4: this.prefixes(4), 16: this.prefixes(16) };
    for (const network of this.#networks.values()) {
      const containing = prefixes[network.octets.length as 4 | 16]
        .filter((prefix) => prefix <= network.prefix)
        .flatMap((prefix) =>
          listOf(this.#own.get(keyOf({ octets: masked(network.octets, prefix), prefix }))),
        );
      write(network, this.#combinations.applied(this.#combinations.with(0, containing)));
    }
  }
}

const keyOf = ({ octets, prefix }: Network) => `${octets.join('.')}/${prefix}`;

import { refuse } from '../../platform/values/problem.ts';
import { get32 } from '../wire/octets.ts';
import { CdbReader } from './cdb-reader.ts';
import {
  Asked,
  type Clause,
  type Entry,
  entryClause,
  holds,
  type Query,
  type Rule,
  readEntries,
  readRule,
  ruleClause,
} from './clauses.ts';
import {
  type CompanyRecord,
  companyKey,
  formatName,
  formatVersion,
  hashOf,
  headerKey,
  type IndexHeader,
  type SourceRecord,
} from './format.ts';
import { combinationKey, longestKey, masked, networkKey, putCompany, recordKey } from './keys.ts';
import { indexProblems } from './problems.ts';
import { findRules, plantRules, type RuleNode } from './rule-tree.ts';
import { settle } from './settle.ts';
import { Decided, type Match, matchOf, nothing, type Verdict } from './verdict.ts';

export type { Match, Verdict };

interface Company {
  readonly record: CompanyRecord;
  readonly rules: RuleNode;
  readonly addresses: Map<string | number, Combinations>;
}

/** The combinations in the index for a name or address, for all companies and for one. */
interface Combinations {
  readonly inherited: number;
  readonly own: number;
}

const noCombination = 0;
const none: Combinations = { inherited: noCombination, own: noCombination };
/** The buffer in which the key of a name and a company is built. */
const key = new Uint8Array(longestKey);
/** The most cached lists of clauses and addresses. Beyond it the cache is emptied. */
const mostRemembered = 100_000;

/** Answers queries from an index, in the order that the compiler gave. It contains no precedence. */
export class PolicyReader {
  readonly #cdb: CdbReader;
  readonly header: IndexHeader;
  readonly #companies = new Map<number | null, Company>();
  #remembered = 0;

  /** Refuses bytes that are not an index of this version, or that are cut. */
  constructor(bytes: Uint8Array) {
    this.#cdb = new CdbReader(bytes);
    const header = this.#json(headerKey) as IndexHeader | null;
    if (header?.format !== formatName) throw refuse('invalid', indexProblems.foreign('it has no header'));
    if (header.version !== formatVersion)
      throw refuse('invalid', indexProblems.foreign(`its format has version ${header.version}`));
    this.header = header;
  }

  decide(query: Query): Verdict {
    const clauses = this.#clausesFor(query);
    if (clauses.length === 0) return nothing;
    const asked = new Asked(query);
    const clause = settle(clauses, (one) => holds(one, asked));
    return clause === null ? nothing : new Decided(clause, asked);
  }

  /**
   * The verdict for a CNAME target of the answer. An allow entry for the queried name also releases the target, from
   * the kinds of blocks that it may release.
   */
  decideTarget(query: Query, target: Uint8Array): Verdict {
    const pointed = { ...query, name: target };
    const alone = this.decide(pointed);
    if (alone.action !== 'block') return alone;
    const both = [new Asked(query), new Asked(pointed)];
    const inOrder = both
      .flatMap((asked) => this.#clausesFor(asked.query).map((clause) => ({ ...clause, clause, asked })))
      .sort((one, other) => one.rank - other.rank);
    const decided = settle(inOrder, ({ clause, asked }) => holds(clause, asked));
    return decided?.action === 'block' ? new Decided(decided.clause, decided.asked) : nothing;
  }

  /** The verdict for an address in the answer, if the address decides it. */
  decideAddress(query: Query, address: Uint8Array): Verdict {
    const company = this.#company(query.company);
    const { inherited, own } = this.#atAddress(company, address);
    if (inherited === noCombination && own === noCombination) return nothing;
    const verdict = this.decide({ ...query, addresses: [address] });
    return verdict instanceof Decided && verdict.isByAddress ? verdict : nothing;
  }

  /** All matches for a query, in order. `settle` finds the one that decides. */
  matches(query: Query): Match[] {
    const asked = new Asked(query);
    return this.#clausesFor(query)
      .filter((clause) => holds(clause, asked))
      .map((clause) => matchOf(clause, asked));
  }

  #clausesFor(query: Query): readonly Clause[] {
    const company = this.#company(query.company);
    const { name } = query;
    const { inherited, own } = this.#atName(name, company.record.number);
    const { clauses, rules } = findRules(company.rules, name);
    if (query.addresses !== undefined && query.addresses.length > 0)
      return this.#build(company, rules, [
        ...this.#entries(company, inherited, own, null),
        ...query.addresses.flatMap((address) => this.#addressEntries(company, address)),
      ]);
    // Both are numbers of combinations, of which there are far fewer than 2²⁶.
    const place = inherited * 2 ** 26 + own;
    const known = clauses.get(place);
    if (known !== undefined) return known;
    const built = this.#build(company, rules, this.#entries(company, inherited, own, null));
    this.#countRemembered();
    clauses.set(place, built);
    return built;
  }

  #build({ record }: Company, rules: readonly Rule[], entries: readonly Entry[]): Clause[] {
    const clauses = rules.flatMap((rule) => ruleClause(rule, entries) ?? []);
    for (const entry of entries) {
      const rank =
        entry.scope === 'company'
          ? record.own.find(({ source }) => source === entry.source)?.rank
          : record.ranks[this.header.sources.indexOf(entry.source)];
      if (rank != null) clauses.push(entryClause(entry, rank));
    }
    return clauses.sort((one, other) => one.rank - other.rank);
  }

  #entries(company: Company, inherited: number, own: number, address: Uint8Array | null): Entry[] {
    return [
      ...this.#read(inherited, 'msp', (place) => this.header.sources[place], address),
      ...this.#read(own, 'company', (place) => company.record.own[place]?.source, address),
    ];
  }

  #read(
    combination: number,
    scope: Entry['scope'],
    sourceAt: (place: number) => SourceRecord | undefined,
    address: Uint8Array | null,
  ): Entry[] {
    if (combination === noCombination) return [];
    const set = combinationKey(combination);
    const bytes = this.#cdb.find(set, 0, set.length);
    if (bytes === null)
      throw refuse('invalid', indexProblems.damaged(`combination ${combination} is missing`));
    const sourceOf = (place: number) => {
      const source = sourceAt(place);
      if (source === undefined) throw refuse('invalid', indexProblems.damaged(`source ${place} is missing`));
      return source;
    };
    return readEntries(bytes, scope, sourceOf, address);
  }

  /** The combinations of the deepest suffixes of a name that are in the index. */
  #atName(name: Uint8Array, company: number | null): Combinations {
    const end = name.length;
    const ownEnd = company === null ? end : putCompany(company, key, end);
    key.set(name);
    let inherited = -1;
    let own = company === null ? noCombination : -1;
    for (let at = 0; at < end && key[at] !== 0 && (inherited < 0 || own < 0); at += 1 + (key[at] as number)) {
      const hash = hashOf(key, at, end);
      if (inherited < 0) inherited = this.#combinationAt(at, end, hash);
      if (own < 0) own = this.#combinationAt(at, ownEnd, hashOf(key, end, ownEnd, hash));
    }
    return inherited <= 0 && own <= 0 ? none : { inherited: Math.max(0, inherited), own: Math.max(0, own) };
  }

  /** The combination at the key from `from` to `to`; negative if it is not in the index. */
  #combinationAt(from: number, to: number, hash: number): number {
    const at = this.#cdb.locate(key, from, to, hash);
    if (at < 0) return -1;
    // Reads the combination for the name itself, or the one for names below it.
    return this.#cdb.u32(from === 0 || this.#cdb.sizeAt(at, to - from) < 8 ? at : at + 4);
  }

  #addressEntries(company: Company, address: Uint8Array): Entry[] {
    const { inherited, own } = this.#atAddress(company, address);
    return this.#entries(company, inherited, own, address);
  }

  /** The combinations of the longest prefixes of an address that are in the index. */
  #atAddress(company: Company, address: Uint8Array): Combinations {
    const { record, addresses } = company;
    const family = address.length === 4 ? 'ipv4' : 'ipv6';
    if (this.header[family].length === 0 && record[family].length === 0) return none;
    const place = address.length === 4 ? get32(address, 0) : Buffer.from(address).toString('latin1');
    const known = addresses.get(place);
    if (known !== undefined) return known;
    const find = (prefixes: readonly number[], number: number | null): number => {
      for (const prefix of prefixes) {
        const network = networkKey({ octets: masked(address, prefix), prefix }, number);
        const at = this.#cdb.locate(network, 0, network.length, hashOf(network, 0, network.length));
        if (at >= 0) return this.#cdb.u32(at);
      }
      return noCombination;
    };
    const found = {
      inherited: find(this.header[family], null),
      own: record.number === null ? noCombination : find(record[family], record.number),
    };
    this.#countRemembered();
    addresses.set(place, found);
    return found;
  }

  #company(id: number | null): Company {
    const known = this.#companies.get(id);
    if (known !== undefined) return known;
    const record = this.#json(companyKey(id)) as CompanyRecord | null;
    // A company that is newer than this index has the inherited policy.
    if (record === null && id !== null) return this.#company(null);
    if (record === null) throw refuse('invalid', indexProblems.damaged('the record of the MSP is missing'));
    const company = { record, rules: plantRules(record.rules.map(readRule)), addresses: new Map() };
    this.#companies.set(id, company);
    return company;
  }

  /** Empties the caches when they are full. Companies are then read again as needed. */
  #countRemembered(): void {
    if (++this.#remembered <= mostRemembered) return;
    this.#companies.clear();
    this.#remembered = 1;
  }

  #json(name: string): unknown {
    const record = recordKey(name);
    const value = this.#cdb.find(record, 0, record.length);
    if (value === null) return null;
    try {
      return JSON.parse(new TextDecoder().decode(value));
    } catch {
      throw refuse('invalid', indexProblems.damaged(`the record ${name} is not readable`));
    }
  }
}

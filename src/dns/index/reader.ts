import { refuse } from '../../platform/values/problem.ts';
import { CdbReader } from './cdb-reader.ts';
import {
  answerOf,
  type Clause,
  type Entry,
  entryClause,
  holds,
  type NamedQuery,
  named,
  type Query,
  type Rule,
  readEntries,
  readRule,
  ruleClause,
  shownEntry,
} from './clauses.ts';
import {
  type CompanyRecord,
  companyKey,
  formatName,
  formatVersion,
  headerKey,
  type IndexAction,
  type IndexAnswer,
  type IndexHeader,
  type SourceRecord,
} from './format.ts';
import { combinationKey, longestKey, masked, networkKey, putCompany, recordKey } from './keys.ts';
import { indexProblems } from './problems.ts';
import { settle } from './settle.ts';

/** What the policy says of a query. */
export interface Verdict {
  readonly action: IndexAction | 'none';
  /** Of a block. */
  readonly answer: IndexAnswer | null;
  /** What decided; null if nothing matched. */
  readonly by: Match | null;
}

/** Something of the policy that applies to a query. */
export interface Match {
  readonly action: IndexAction;
  readonly answer: IndexAnswer | null;
  readonly scope: 'msp' | 'company';
  readonly list: {
    readonly kind: 'guard' | 'list' | 'feed';
    readonly id: number;
    readonly name: string;
  } | null;
  readonly rule: { readonly id: number; readonly name: string } | null;
  readonly category: string | null;
  readonly entry: {
    readonly text: string;
    readonly reach: Entry['reach'];
    readonly until: number | null;
  } | null;
  /** In short, for a ticket: the category, or the rule or list where there is none. */
  readonly reason: string;
  readonly kind: number;
  readonly releases: number;
}

interface Company {
  readonly record: CompanyRecord;
  readonly rules: readonly Rule[];
  /** Room for a key of its own; null if it has none. */
  readonly key: Uint8Array | null;
  readonly clauses: Map<number, readonly Clause[]>;
}

const nothing: Verdict = { action: 'none', answer: null, by: null };
const noCombination = 0;
/** Remembered lists of clauses. Beyond it all are forgotten and built again as they are needed. */
const mostRemembered = 100_000;

/** Answers from an index, whose order it follows. It knows nothing of precedence. */
export class PolicyReader {
  readonly #cdb: CdbReader;
  readonly header: IndexHeader;
  readonly #companies = new Map<number | null, Company>();
  #remembered = 0;

  /** Refuses bytes that are no index of this version, or that are cut. */
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
    const asked = named(query);
    const clause = settle(holding(clauses, asked));
    return clause === null ? nothing : verdictBy(matchOf(clause, asked));
  }

  /**
   * What the policy says of a name that the answer points to. An allow of the name that was asked for holds for it too,
   * with the blocks that it may release.
   */
  decideTarget(query: Query, target: Uint8Array): Verdict {
    const pointed = { ...query, name: target };
    const alone = this.decide(pointed);
    if (alone.action !== 'block') return alone;
    const inOrder = [query, pointed]
      .flatMap((one) => {
        const asked = named(one);
        return Array.from(holding(this.#clausesFor(one), asked), (clause) => ({ ...clause, clause, asked }));
      })
      .sort((one, other) => one.rank - other.rank);
    const decided = settle(inOrder);
    return decided?.action === 'block' ? verdictBy(matchOf(decided.clause, decided.asked)) : nothing;
  }

  /** What the policy says of an address of the answer, if it is the address that decides. */
  decideAddress(query: Query, address: Uint8Array): Verdict {
    const company = this.#company(query.company);
    if (this.#addressEntries(company, address).length === 0) return nothing;
    const asked = named({ ...query, addresses: [address] });
    const clause = settle(holding(this.#clausesFor(asked), asked));
    const isByAddress = clause?.entries.some((entry) => entry.address !== null) ?? false;
    return clause !== null && isByAddress ? verdictBy(matchOf(clause, asked)) : nothing;
  }

  /** All that applies to a query, in its order. `settle` says which decides. */
  matches(query: Query): Match[] {
    const asked = named(query);
    return Array.from(holding(this.#clausesFor(query), asked), (clause) => matchOf(clause, asked));
  }

  #clausesFor(query: Query): readonly Clause[] {
    const company = this.#company(query.company);
    const { name } = query;
    const inherited = this.#atName(name, name.length);
    let own = noCombination;
    if (company.key !== null && company.record.number !== null) {
      company.key.set(name);
      own = this.#atName(company.key, putCompany(company.record.number, company.key, name.length));
    }
    if (query.addresses !== undefined && query.addresses.length > 0)
      return this.#build(company, [
        ...this.#entries(company, inherited, own, null),
        ...query.addresses.flatMap((address) => this.#addressEntries(company, address)),
      ]);
    // Both are numbers of combinations, of which there are far fewer than 2²⁶.
    const place = inherited * 2 ** 26 + own;
    const known = company.clauses.get(place);
    if (known !== undefined) return known;
    const built = this.#build(company, this.#entries(company, inherited, own, null));
    this.#remember(company, place, built);
    return built;
  }

  #build({ record, rules }: Company, entries: readonly Entry[]): Clause[] {
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
    const key = combinationKey(combination);
    const bytes = this.#cdb.find(key, 0, key.length);
    if (bytes === null)
      throw refuse('invalid', indexProblems.damaged(`combination ${combination} is missing`));
    const sourceOf = (place: number) => {
      const source = sourceAt(place);
      if (source === undefined) throw refuse('invalid', indexProblems.damaged(`source ${place} is missing`));
      return source;
    };
    return readEntries(bytes, scope, sourceOf, address);
  }

  /** The combination of the deepest suffix of a name that is in the index, after which `key` goes on until `to`. */
  #atName(key: Uint8Array, to: number): number {
    for (let at = 0; key[at] !== 0; at += 1 + (key[at] ?? 0)) {
      if (at >= to) return noCombination;
      const value = this.#cdb.find(key, at, to);
      if (value !== null) return combinationIn(value, at === 0);
    }
    return noCombination;
  }

  #addressEntries(company: Company, address: Uint8Array): Entry[] {
    const { record } = company;
    const find = (prefixes: readonly number[], number: number | null): number => {
      for (const prefix of prefixes) {
        const key = networkKey({ octets: masked(address, prefix), prefix }, number);
        const value = this.#cdb.find(key, 0, key.length);
        if (value !== null) return combinationIn(value, true);
      }
      return noCombination;
    };
    const family = address.length === 4 ? 'ipv4' : 'ipv6';
    const own = record.number === null ? noCombination : find(record[family], record.number);
    return this.#entries(company, find(this.header[family], null), own, address);
  }

  #company(id: number | null): Company {
    const known = this.#companies.get(id);
    if (known !== undefined) return known;
    const record = this.#json(companyKey(id)) as CompanyRecord | null;
    // A company that is new since this index has what all inherit.
    if (record === null && id !== null) return this.#company(null);
    if (record === null) throw refuse('invalid', indexProblems.damaged('the record of the MSP is missing'));
    const key = record.number === null ? null : new Uint8Array(longestKey);
    const company = { record, key, rules: record.rules.map(readRule), clauses: new Map() };
    this.#companies.set(id, company);
    return company;
  }

  #remember(company: Company, place: number, clauses: readonly Clause[]): void {
    if (++this.#remembered > mostRemembered) {
      for (const { clauses: old } of this.#companies.values()) old.clear();
      this.#remembered = 1;
    }
    company.clauses.set(place, clauses);
  }

  #json(name: string): unknown {
    const key = recordKey(name);
    const value = this.#cdb.find(key, 0, key.length);
    if (value === null) return null;
    try {
      return JSON.parse(new TextDecoder().decode(value));
    } catch {
      throw refuse('invalid', indexProblems.damaged(`the record ${name} is not readable`));
    }
  }
}

const verdictBy = (match: Match): Verdict => ({ action: match.action, answer: match.answer, by: match });

function* holding(clauses: readonly Clause[], query: NamedQuery): Generator<Clause> {
  for (const clause of clauses) if (holds(clause, query)) yield clause;
}

function matchOf(clause: Clause, query: NamedQuery): Match {
  const { action, kind, releases, rule } = clause;
  const entry = shownEntry(clause, query);
  const source = entry?.source ?? null;
  return {
    action,
    answer: action === 'block' ? answerOf(clause, query) : null,
    scope: rule?.scope ?? entry?.scope ?? 'msp',
    list: source && { kind: source.kind, id: source.id, name: source.name },
    rule: rule && { id: rule.id, name: rule.name },
    category: source?.category ?? null,
    entry: entry && { text: entry.text, reach: entry.reach, until: entry.until },
    reason: source?.category ?? rule?.name ?? source?.name ?? '',
    kind,
    releases,
  };
}

function combinationIn(value: Uint8Array, isExact: boolean): number {
  const at = isExact || value.length < 8 ? 0 : 4;
  const octet = (index: number) => value[at + index] ?? 0;
  return (octet(0) | (octet(1) << 8) | (octet(2) << 16) | (octet(3) << 24)) >>> 0;
}

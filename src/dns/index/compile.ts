import { refuse } from '../../platform/values/problem.ts';
import type { CompanyPolicy, MspRule, Policy } from '../policy/model.ts';
import { CdbWriter } from './cdb-writer.ts';
import { Combinations } from './combinations.ts';
import {
  type CompanyRecord,
  companyKey,
  formatName,
  formatVersion,
  headerKey,
  type IndexHeader,
  type RuleRecord,
} from './format.ts';
import { combinationKey, recordKey } from './keys.ts';
import { type Owner, type Precedence, precedence as settled, type Tier } from './precedence.ts';
import { indexProblems } from './problems.ts';
import { actionOf, compileRule, type Horizon } from './rules.ts';
import { inheritedSources, ownSources, type Source } from './sources.ts';
import { mostSources, Space } from './space.ts';

const day = 24 * 3600_000;
/** Windows are written this far ahead, and a little back for clocks that differ. */
const windowsAhead = 14 * day;
const windowsBack = day;
const mostRules = 1000;

export interface CompileOptions {
  readonly now: Date;
  /** The largest file; default: the limit of the format. */
  readonly largest?: number;
  readonly precedence?: Precedence;
}

export interface Compiled {
  readonly bytes: Uint8Array;
  readonly report: CompileReport;
}

export interface CompileReport {
  readonly generation: number;
  readonly names: number;
  readonly records: number;
  readonly combinations: number;
  readonly windowsUntil: Date;
  /** Texts that are neither a name nor an address, and are in no index. */
  readonly skipped: readonly string[];
}

/** Compiles a policy into the bytes of an index. Only this file and `precedence.ts` decide precedence. */
export function compile(policy: Policy, options: CompileOptions): Compiled {
  const compiler = new Compiler(policy, options);
  for (const [index, company] of policy.companies.entries()) compiler.addCompany(company, index);
  return compiler.finish();
}

class Compiler {
  readonly #policy: Policy;
  readonly #precedence: Precedence;
  readonly #horizon: Horizon;
  readonly #compiledAt: number;
  readonly #writer: CdbWriter;
  readonly #combinations = new Combinations();
  readonly #inherited: readonly Source[];
  readonly #shared: Space;
  readonly #mspRules: readonly RuleRecord[];
  readonly #skipped: string[] = [];
  #names = 0;

  constructor(policy: Policy, { now, largest, precedence = settled }: CompileOptions) {
    this.#policy = policy;
    this.#precedence = precedence;
    this.#compiledAt = now.getTime();
    this.#horizon = { from: this.#compiledAt - windowsBack, before: this.#compiledAt + windowsAhead };
    this.#writer = new CdbWriter(largest);
    this.#inherited = inheritedSources(policy, precedence);
    this.#shared = this.#writeSpace(null, this.#inherited);
    limit('rules', policy.msp.rules, mostRules);
    this.#mspRules = policy.msp.rules.map((rule, place) => this.#rule(rule, ownerOf(rule), place));
    this.#writeCompany(null, [], { msp: policy.msp.categories, company: [], off: [] });
  }

  addCompany(company: CompanyPolicy, number: number): void {
    const sources = ownSources(company, this.#policy, this.#precedence);
    limit('rules', company.rules, mostRules);
    const rules = company.rules.map((rule, place) => this.#rule(rule, 'company', place));
    const choices = {
      msp: this.#policy.msp.categories,
      company: company.categories,
      off: company.categoriesOff,
    };
    this.#writeCompany(company.id, rules, choices, {
      sources,
      space: this.#writeSpace(number, sources),
      number,
    });
  }

  finish(): Compiled {
    for (let set = 1; set < this.#combinations.size; set++) {
      const key = combinationKey(set);
      this.#writer.add(key, key.length, this.#combinations.bytesOf(set));
    }
    const { generation } = this.#policy;
    this.#writeJson(headerKey, {
      format: formatName,
      version: formatVersion,
      generation,
      compiledAt: this.#compiledAt,
      windowsUntil: this.#horizon.before,
      ...this.#shared.prefixes,
      sources: this.#inherited.map(({ record }) => record),
    } satisfies IndexHeader);
    const report = {
      generation,
      names: this.#names,
      records: this.#writer.count,
      combinations: this.#combinations.size,
      windowsUntil: new Date(this.#horizon.before),
      skipped: this.#skipped,
    };
    return { bytes: this.#writer.finish(), report };
  }

  #writeSpace(company: number | null, sources: readonly Source[]): Space {
    limit('lists and feeds', sources, mostSources);
    const space = new Space(company, this.#combinations, this.#precedence);
    for (const [number, source] of sources.entries()) space.add(source, number);
    space.writeTo(this.#writer);
    this.#names += space.names;
    this.#skipped.push(...space.skipped);
    return space;
  }

  #writeCompany(
    id: number | null,
    rules: readonly RuleRecord[],
    chosen: { msp: readonly string[]; company: readonly string[]; off: readonly string[] },
    own?: { sources: readonly Source[]; space: Space; number: number },
  ): void {
    const choices = { locked: this.#policy.msp.lockedCategories, ...chosen };
    const rankFor = (source: Source) => {
      const tier = source.tierFor(choices);
      return tier === null ? null : this.#rankOf(tier);
    };
    this.#writeJson(companyKey(id), {
      number: own === undefined || own.space.isEmpty ? null : own.number,
      ipv4: own?.space.prefixes.ipv4 ?? [],
      ipv6: own?.space.prefixes.ipv6 ?? [],
      ranks: this.#inherited.map(rankFor),
      own: own?.sources.map((source) => ({ source: source.record, rank: rankFor(source) ?? 0 })) ?? [],
      rules: [...rules, ...this.#mspRules],
    } satisfies CompanyRecord);
  }

  #rule(rule: MspRule | CompanyPolicy['rules'][number], owner: Owner, place: number): RuleRecord {
    const tier = this.#precedence.ruleTier(owner, actionOf(rule));
    const rank = this.#rankOf(tier) + place;
    return compileRule(rule, owner, { rank, horizon: this.#horizon, precedence: this.#precedence });
  }

  /** The orders within a tier are smaller than 2³². */
  #rankOf(tier: Tier): number {
    return this.#precedence.tiers.indexOf(tier) * 2 ** 32;
  }

  #writeJson(name: string, record: IndexHeader | CompanyRecord): void {
    const key = recordKey(name);
    this.#writer.add(key, key.length, new TextEncoder().encode(JSON.stringify(record)));
  }
}

const ownerOf = (rule: MspRule): Owner => (rule.locked ? 'locked' : 'msp');

function limit(what: string, all: readonly unknown[], most: number): void {
  if (all.length > most) throw refuse('too_large', indexProblems.tooMany(what, most));
}

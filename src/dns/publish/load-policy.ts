import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { groupBy } from '../../platform/values/group-by.ts';
import { loadGeneration } from '../policy/change-policy.ts';
import type { CompanyPolicy, GuardEntry, List, MspList, MspRule, Policy, Rule } from '../policy/model.ts';
import { policySettings } from '../policy/policy-settings.ts';
import { type RuleBody, toConditions } from '../policy/rulesets/rule-body.ts';

/** The policy without the content of feeds. */
export interface OwnPolicy extends Omit<Policy, 'msp'> {
  readonly msp: Omit<Policy['msp'], 'feeds'>;
}

/** The policy for the compiler’s thread, which unpacks the feeds. */
export interface PackedPolicy extends OwnPolicy {
  readonly feeds: readonly PackedFeed[];
}

export interface PackedFeed {
  readonly id: number;
  readonly name: string;
  readonly category: string;
  /** Packed by `feeds/pack.ts`. */
  readonly content: Uint8Array;
}

/** The id for the allow list of the MSP or of a company: no list in the database has such an id. */
const allowListId = (owner: number | null) => -(owner ?? 0);

/** Reads the whole policy at one moment. */
export function loadPolicy(db: Kysely<Schema>, guard: readonly GuardEntry[]): Promise<PackedPolicy> {
  const load = async (tx: Kysely<Schema>) => ({
    ...(await loadOwnPolicy(tx, guard)),
    feeds: await loadFeeds(tx),
  });
  return transaction(db, load, { isolation: 'repeatable read' });
}

const loadFeeds = (tx: Kysely<Schema>): Promise<PackedFeed[]> =>
  tx
    .selectFrom('dns_feed')
    .innerJoin('dns_feed_content', 'feed_id', 'dns_feed.id')
    .select(['dns_feed.id', 'name', 'category', 'content'])
    .where('enabled', '=', true)
    .orderBy('dns_feed.id')
    .execute();

/** Lists, rules and choices of the MSP and of its companies. */
export async function loadOwnPolicy(tx: Kysely<Schema>, guard: readonly GuardEntry[]): Promise<OwnPolicy> {
  const generation = await loadGeneration(tx);
  const policy = await loadSetting(tx, policySettings);
  const companies = await tx
    .selectFrom('dns_company')
    .select(['company_id', 'categories', 'categories_off'])
    .where('archived_at', 'is', null)
    .orderBy('company_id')
    .execute();
  const lists = await loadLists(tx);
  const allowed = await loadAllowed(tx);
  const rules = await loadRules(tx);
  const listsOf = (owner: number | null): MspList[] => [
    ...(allowed.get(owner) ?? []),
    ...(lists.get(owner) ?? []),
  ];
  return {
    generation,
    guard,
    companiesMayAllowThreats: policy.companiesMayAllowThreats,
    msp: {
      lists: listsOf(null),
      rules: rules.get(null) ?? [],
      categories: policy.categories,
      lockedCategories: policy.lockedCategories,
    },
    companies: companies.map(
      ({ company_id: id, categories, categories_off: categoriesOff }): CompanyPolicy => ({
        id,
        lists: listsOf(id).map(({ locked: _, ...list }): List => list),
        rules: (rules.get(id) ?? []).map(({ locked: _, ...rule }): Rule => rule),
        categories,
        categoriesOff,
      }),
    ),
  };
}

/** By company; null for the MSP. */
type ByOwner<T> = ReadonlyMap<number | null, T[]>;

async function loadLists(tx: Kysely<Schema>): Promise<ByOwner<MspList>> {
  const lists = await tx
    .selectFrom('dns_list')
    .select(['id', 'company_id', 'name', 'kind', 'category', 'locked'])
    .orderBy('id')
    .execute();
  const entries = await tx
    .selectFrom('dns_entry')
    .select(['list_id', 'value', 'reach', 'ends_at', 'overrides_guard'])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
  const entriesOf = groupBy(entries, ({ list_id: id }) => id);
  return byOwner(lists, ({ company_id: _, ...list }) => {
    const names: MspList['names'][number][] = [];
    const addresses: MspList['addresses'][number][] = [];
    for (const { value, reach, ends_at: until, overrides_guard: overridesGuard } of entriesOf.get(list.id) ??
      [])
      if (reach === 'address') addresses.push({ address: value, until, overridesGuard });
      else names.push({ name: value, reach, until, overridesGuard });
    return { ...list, names, addresses };
  });
}

/** The entries of the allow list: one list of the MSP for all companies, and one of each company. */
async function loadAllowed(tx: Kysely<Schema>): Promise<ByOwner<MspList>> {
  const entries = await tx
    .selectFrom('allow_entry')
    .select(['company_id', 'domain', 'expires_at'])
    .where('undone_at', 'is', null)
    .orderBy('id')
    .execute();
  const owned = groupBy(entries, ({ company_id: owner }) => owner);
  return new Map(
    [...owned].map(([owner, its]) => [
      owner,
      [
        {
          id: allowListId(owner),
          name: 'Allow list',
          kind: 'allow',
          category: '',
          locked: false,
          names: its.map(({ domain: name, expires_at: until }) => ({
            name,
            reach: 'with_below' as const,
            until,
            overridesGuard: false,
          })),
          addresses: [],
        },
      ],
    ]),
  );
}

async function loadRules(tx: Kysely<Schema>): Promise<ByOwner<MspRule>> {
  const rules = await tx
    .selectFrom('dns_rule')
    .select(['id', 'company_id', 'name', 'conditions', 'action', 'overrides_guard', 'locked'])
    .where('enabled', '=', true)
    .orderBy(sql`company_id nulls first`)
    .orderBy('place')
    .execute();
  return byOwner(rules, ({ company_id: _, conditions, overrides_guard: overridesGuard, ...rule }) => ({
    ...rule,
    overridesGuard,
    when: toConditions(conditions as RuleBody['when']),
  }));
}

function byOwner<Row extends { readonly company_id: number | null }, T>(
  rows: readonly Row[],
  present: (row: Row) => T,
): ByOwner<T> {
  const groups = groupBy(rows, ({ company_id: owner }) => owner);
  return new Map([...groups].map(([owner, its]) => [owner, its.map(present)]));
}

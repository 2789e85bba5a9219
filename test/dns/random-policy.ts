import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  date,
  integer,
  oneof,
  option,
  record,
  subarray,
  tuple,
} from 'fast-check';
import type {
  Feed,
  List,
  MspList,
  NameEntry,
  NamePattern,
  NamesByReach,
  Policy,
  Rule,
  RuleConditions,
  WeeklyWindow,
} from '../../src/dns/policy/model.ts';
import type { Asked } from './oracle.ts';

/** Policies over so few names, categories and moments that most of their parts overlap. */

/** Just before Berlin’s clocks go back an hour, which happens on 25 October 2026 at 01:00 UTC. */
export const compiledAt = new Date('2026-10-24T12:00:00Z');
const moments = { min: compiledAt, max: new Date('2026-10-27T12:00:00Z'), noInvalidDate: true };

const label = constantFrom('a', 'b', 'ads', 'ads-1');
const top = constantFrom('test', 'example');
const name = tuple(array(label, { maxLength: 3 }), top).map(([labels, tld]) => [...labels, tld].join('.'));
const reach = constantFrom('exact', 'with_below', 'only_below');
const category = constantFrom('malware', 'phishing', 'gambling', 'streaming');
const content = subarray(['gambling', 'streaming']);
const address = constantFrom('192.0.2.1', '192.0.2.130', '198.51.100.7', '2001:db8::1', '2001:db8:1::1');
const network = constantFrom(
  '192.0.2.0/24',
  '192.0.2.128/25',
  '192.0.2.1',
  '198.51.0.0/16',
  '2001:db8::/32',
  '2001:db8:1::/48',
);
const device = constantFrom('laptop', 'phone');
const wholeSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000);
const until = oneof({ weight: 3, arbitrary: constant(null) }, date(moments).map(wholeSecond));
const rarely = oneof({ weight: 4, arbitrary: constant(false) }, constant(true));

const names = array(record<NameEntry>({ name, reach, until, overridesGuard: rarely }), { maxLength: 4 });
const addresses = array(record({ address: network, until, overridesGuard: rarely }), { maxLength: 2 });

const kind = constantFrom('block', 'block', 'allow', 'watch');
const list = record<List>({ id: constant(0), name: constant('list'), kind, category, names, addresses });
const mspList = record<MspList>({
  ...{ id: constant(0), name: constant('list'), kind, category, names, addresses },
  locked: rarely,
});

const byReach = (maxLength: number): Arbitrary<NamesByReach> =>
  record({
    exact: array(name, { maxLength }),
    with_below: array(name, { maxLength }),
    only_below: array(name, { maxLength }),
  });
const feed = record<Feed>({
  id: constant(0),
  name: constant('feed'),
  category,
  blocked: byReach(2),
  excepted: byReach(1),
  addresses: array(network, { maxLength: 1 }),
});

const glob = constantFrom('*', 'a*', '*s', 'ads', 'ads-*', 'b');
const pattern = record<NamePattern>({
  pattern: tuple(array(glob, { maxLength: 2 }), oneof(top, constant('*'))).map(([globs, tld]) =>
    [...globs, tld].join('.'),
  ),
  reach,
});
const window = record<WeeklyWindow>({
  days: subarray([0, 1, 6], { minLength: 1 }),
  from: constantFrom(0, 90, 120, 150, 1320),
  to: constantFrom(60, 120, 150, 180, 1439),
  zone: constantFrom('Europe/Berlin', 'America/New_York', 'UTC'),
});
const sometimes = <T>(arbitrary: Arbitrary<T>) => option(arbitrary, { freq: 1, nil: null });
const when = record<RuleConditions>({
  names: sometimes(array(pattern, { minLength: 1, maxLength: 2 })),
  tlds: sometimes(subarray(['test', 'example', 'a.test'], { minLength: 1 })),
  categories: sometimes(subarray(['malware', 'gambling', 'streaming'], { minLength: 1 })),
  types: sometimes(subarray([1, 28], { minLength: 1 })),
  clients: sometimes(
    record({ networks: array(network, { maxLength: 1 }), devices: array(device, { maxLength: 1 }) }),
  ),
  windows: sometimes(array(window, { minLength: 1, maxLength: 2 })),
});
const action = constantFrom('nxdomain', 'nodata', 'refused', 'allow', 'watch');
const ruleOf = { id: constant(0), name: constant('rule'), when, action, overridesGuard: rarely };
const rule = record<Rule>(ruleOf);
const rules = array(rule, { maxLength: 2 });

export const policy: Arbitrary<Policy> = record<Policy>({
  generation: integer({ min: 1, max: 1000 }),
  guard: array(record({ name, reach: constantFrom('exact', 'with_below') }), { maxLength: 1 }),
  msp: record({
    lists: array(mspList, { maxLength: 4 }),
    feeds: array(feed, { maxLength: 3 }),
    rules: array(record({ ...ruleOf, locked: boolean() }), { maxLength: 2 }),
    categories: content,
    lockedCategories: oneof({ weight: 3, arbitrary: constant([]) }, subarray(['gambling', 'malware'])),
  }),
  companies: array(
    record({
      id: constant(0),
      lists: array(list, { maxLength: 3 }),
      rules,
      categories: content,
      categoriesOff: content,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  companiesMayAllowThreats: boolean(),
}).map(numbered);

/** Numbers the ids by position, so that the deciding part can be identified. */
function numbered(made: Policy): Policy {
  let next = 1;
  const number = <T>(all: readonly T[]) => all.map((one) => ({ ...one, id: next++ }));
  const { msp, companies } = made;
  return {
    ...made,
    msp: { ...msp, lists: number(msp.lists), feeds: number(msp.feeds), rules: number(msp.rules) },
    companies: companies.map((company, index) => ({
      ...company,
      id: index + 1,
      lists: number(company.lists),
      rules: number(company.rules),
    })),
  };
}

export const asked: Arbitrary<Asked> = record<Asked>({
  name,
  type: constantFrom(1, 28, 65),
  at: date(moments).map(wholeSecond),
  company: constantFrom(1, 1, 2, 3, null),
  client: option(record({ address: option(address), device: option(device) })),
  addresses: array(address, { maxLength: 1 }),
});

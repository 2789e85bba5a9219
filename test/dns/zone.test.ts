import { array, check, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/dns/index/compile.ts';
import { PolicyReader } from '../../src/dns/index/reader.ts';
import type { Policy, Rule } from '../../src/dns/policy/model.ts';
import { policyZone, type ZoneAction } from '../../src/dns/publish/rpz/zone-records.ts';
import { wireName } from './agree.ts';
import { policy as anyPolicy, asked, compiledAt } from './random-policy.ts';

/** A policy whose rules a zone can all contain. */
const policy = anyPolicy.map(({ msp, companies, ...rest }): Policy => {
  const plain = <T extends Rule>({ when, ...rule }: T) => ({
    ...rule,
    when: {
      ...when,
      types: null,
      clients: null,
      windows: null,
      names: when.names?.map((one) => ({ ...one, pattern: one.pattern.replaceAll('*', 'a') })) ?? null,
    },
  });
  return {
    ...rest,
    msp: { ...msp, rules: msp.rules.map(plain) },
    companies: companies.map((company) => ({ ...company, rules: company.rules.map(plain) })),
  };
});

/** What a resolver finds in a zone: the name itself, or the wildcard at the closest name above (RFC 4592 §3.3.1). */
function lookUp(zone: ReadonlyMap<string, ZoneAction>, name: string): ZoneAction | null {
  const own = zone.get(name);
  if (own !== undefined) return own;
  const exists = (one: string) =>
    [...zone.keys()].some((owner) => owner === one || owner.endsWith(`.${one}`));
  if (exists(name)) return null;
  for (let above = name; above.includes('.'); ) {
    above = above.slice(above.indexOf('.') + 1);
    if (exists(above)) return zone.get(`*.${above}`) ?? null;
  }
  return zone.get('*') ?? null;
}

const actions = { nxdomain: 'nxdomain', refused: 'nxdomain', nodata: 'nodata' } as const;

describe('the policy as a response policy zone', () => {
  it('gives the same result as the index for every name', () => {
    const agrees = property(policy, array(asked, { minLength: 20, maxLength: 20 }), (one, queries) => {
      const { bytes } = compile(one, { now: compiledAt });
      const reader = new PolicyReader(bytes);
      const at = queries[0]?.at.getTime() ?? 0;
      for (const { id } of one.companies) {
        const records = [...policyZone(bytes, id, at).records()];
        const zone = new Map(records.map(({ owner, action }) => [owner, action]));
        if (zone.size < records.length) throw new Error('A name has two records.');
        for (const { name } of queries) {
          const verdict = reader.decide({ name: wireName(name), type: 1, at, company: id });
          const found = lookUp(zone, name);
          const expected = verdict.answer === null ? null : actions[verdict.answer];
          if (found !== expected && !(found === 'passthru' && expected === null))
            throw new Error(`${name} of ${id}: ${found}, not ${expected}: ${JSON.stringify(records)}`);
        }
      }
    });
    const result = check(agrees, { numRuns: 100, seed: 14 });
    expect(result.failed ? `${result.errorInstance}` : null).toBeNull();
  });
});

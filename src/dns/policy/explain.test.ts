import { describe, expect, it } from 'vitest';
import { compile } from '../index/compile.ts';
import { longestKey, putName } from '../index/keys.ts';
import { PolicyReader } from '../index/reader.ts';
import { settle } from '../index/settle.ts';
import { explain } from './explain.ts';
import type { List, Policy } from './model.ts';

const now = new Date('2026-11-29T12:00:00Z');
const until = new Date('2026-12-24T00:00:00Z');
const names = { exact: [], with_below: [], only_below: [] };
const listOf = (id: number, kind: List['kind'], end: Date | null): List => ({
  id,
  name: kind === 'allow' ? 'Needed' : 'Never',
  kind,
  category: 'phishing',
  names: [
    { name: 'other.example', reach: 'exact', until: null, overridesGuard: false },
    { name: 'bad.example', reach: 'only_below', until: end, overridesGuard: false },
  ],
  addresses: [],
});
const policy: Policy = {
  generation: 1,
  guard: [],
  msp: {
    lists: [{ ...listOf(1, 'block', null), locked: false }],
    feeds: [
      {
        id: 4,
        name: 'Threats',
        category: 'malware',
        blocked: { ...names, exact: ['x.example', 'www.bad.example'] },
        excepted: names,
        addresses: [],
      },
    ],
    rules: [],
    categories: [],
    lockedCategories: [],
  },
  companies: [{ id: 2, lists: [listOf(3, 'allow', until)], rules: [], categories: [], categoriesOff: [] }],
  companiesMayAllowThreats: true,
};
const reader = new PolicyReader(compile(policy, { now }).bytes);

function why(name: string, company: number | null) {
  const key = new Uint8Array(longestKey);
  const wire = key.slice(0, putName(name, key, 0));
  const matches = reader.matches({ name: wire, type: 1, at: now.getTime(), company });
  return explain(name, matches, settle, policy);
}

describe('the why-tool', () => {
  it('shows the deciding entry with its list and line, the other matches, and the result without that entry', () => {
    const { summary, decidedBy, alsoMatched, without } = why('www.bad.example', 2);
    expect(summary).toBe(
      'www.bad.example is allowed, because of the entry *.bad.example until 2026-12-24T00:00:00.000Z on the company’s list “Needed” (category phishing).',
    );
    expect(decidedBy?.line).toBe(2);
    expect(alsoMatched.map(({ text, line }) => [text, line])).toEqual([
      ['the entry www.bad.example (this name alone) on the MSP’s feed “Threats” (category malware)', null],
      ['the entry *.bad.example on the MSP’s list “Never” (category phishing)', 2],
    ]);
    expect(without).toBe(
      'Without it: www.bad.example is blocked (NODATA), because of the entry www.bad.example (this name alone) on the MSP’s feed “Threats” (category malware).',
    );
  });

  it('says so if nothing matches, and what would remain', () => {
    expect(why('good.example', 2)).toEqual({
      summary: 'good.example is answered, because nothing in the policy matches.',
      decidedBy: null,
      alsoMatched: [],
      without: null,
    });
    expect(why('x.example', null).without).toBe(
      'Without it: x.example is answered, because nothing in the policy matches.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { List, Policy } from '../policy/model.ts';
import { compile } from './compile.ts';
import { longestKey, putName } from './keys.ts';
import { PolicyReader } from './reader.ts';

const now = new Date('2026-11-29T12:00:00Z');
const noNames = { exact: [], with_below: [], only_below: [] };

const policyWith = (changes: Partial<Policy>): Policy => ({
  generation: 7,
  guard: [],
  msp: { lists: [], feeds: [], rules: [], categories: [], lockedCategories: [] },
  companies: [],
  companiesMayAllowThreats: true,
  ...changes,
});
const list = (kind: List['kind'], name: string, until: Date | null = null): List => ({
  id: 3,
  name: 'Ours',
  kind,
  category: 'phishing',
  names: [{ name, reach: 'with_below', until, overridesGuard: false }],
  addresses: [],
});
const feedOf = (names: readonly string[]) => ({
  id: 9,
  name: 'Feed',
  category: 'malware',
  blocked: { ...noNames, with_below: names },
  excepted: noNames,
  addresses: ['198.51.100.0/24'],
});
const withFeed = (names: readonly string[]): Partial<Policy> => ({
  msp: { lists: [], feeds: [feedOf(names)], rules: [], categories: [], lockedCategories: [] },
});
const wire = (name: string) => {
  const key = new Uint8Array(longestKey);
  return key.slice(0, putName(name, key, 0));
};
const query = (name: string, company: number | null = null, at = now) => ({
  name: wire(name),
  type: 1,
  at: at.getTime(),
  company,
});

describe('a compiled index', () => {
  it('has its generation, and the time until which its windows are written', () => {
    const { bytes, report } = compile(policyWith({}), { now });
    expect(new PolicyReader(bytes).header).toMatchObject({ generation: 7, compiledAt: now.getTime() });
    expect(report.windowsUntil).toEqual(new Date('2026-12-13T12:00:00Z'));
  });

  it('shows what decided: list, entry, category and reason', () => {
    const { bytes } = compile(policyWith(withFeed(['bad.example'])), { now });
    const reader = new PolicyReader(bytes);
    expect(reader.decide(query('www.bad.example'))).toMatchObject({
      action: 'block',
      answer: 'nxdomain',
      by: {
        list: { kind: 'feed', id: 9, name: 'Feed' },
        entry: { text: 'bad.example', reach: 'with_below' },
        category: 'malware',
        reason: 'malware',
      },
    });
    expect(reader.decide(query('good.example')).action).toBe('none');
    const addresses = [Uint8Array.of(198, 51, 100, 9)];
    expect(reader.decide({ ...query('good.example'), addresses })).toMatchObject({
      answer: 'nodata',
      by: { entry: { text: '198.51.100.0/24' } },
    });
  });

  it('ends an entry on time without a recompile', () => {
    const until = new Date('2026-11-30T00:00:00Z');
    const lists = [list('allow', 'bad.example', until)];
    const company = { id: 5, lists, rules: [], categories: [], categoriesOff: [] };
    const { bytes } = compile(policyWith({ ...withFeed(['bad.example']), companies: [company] }), { now });
    const reader = new PolicyReader(bytes);
    const at = (moment: number) => reader.decide(query('bad.example', 5, new Date(moment))).action;
    expect([at(until.getTime() - 1), at(until.getTime())]).toEqual(['allow', 'block']);
    expect(reader.decide(query('bad.example', 6)).action).toBe('block');
  });

  it('leaves out text that cannot be a name, and reports it', () => {
    const names = ['ok.example', 'a..example', `${'x'.repeat(64)}.example`, 'UPPER.example'];
    const { bytes, report } = compile(policyWith(withFeed(names)), { now });
    expect(report.skipped).toEqual(names.slice(1));
    expect(new PolicyReader(bytes).decide(query('ok.example')).action).toBe('block');
  });

  it('has the same size for each company, however many there are', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        id: index + 1,
        lists: [list('allow', `www.of-${index}.example`)],
        rules: [],
        categories: [],
        categoriesOff: [],
      }));
    const size = (count: number) =>
      compile(policyWith({ ...withFeed(['bad.example']), companies: many(count) }), { now }).bytes.length;
    const [none, ten, thousand] = [size(0), size(10), size(1000)];
    expect((thousand - none) / 1000).toBeLessThan(((ten - none) / 10) * 1.1);
  });

  it('is refused if it is cut, foreign, or larger than allowed', () => {
    const { bytes } = compile(policyWith(withFeed(['bad.example'])), { now });
    expect(() => new PolicyReader(bytes.slice(0, -1))).toThrow(/cut or damaged/);
    const other = bytes.slice();
    const text = Buffer.from(other.buffer);
    text.write('"version":9', text.indexOf('"version":1'));
    expect(() => new PolicyReader(other)).toThrow(/not a DNS index.*version 9/);
    const largest = bytes.length - 1;
    expect(() => compile(policyWith(withFeed(['bad.example'])), { now, largest })).toThrow(
      `larger than its format allows (${largest} bytes)`,
    );
  });
});

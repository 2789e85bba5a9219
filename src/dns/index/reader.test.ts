import { describe, expect, it } from 'vitest';
import type { MspList, Policy } from '../policy/model.ts';
import { blockRule, company, feed, indexOf, list, policy } from '../resolver/testing/sample-policy.ts';
import { nameFromText } from '../wire/name.ts';
import { PolicyReader } from './reader.ts';

const wire = (name: string) => nameFromText(name) ?? new Uint8Array();
const readerOf = (one: Policy) => new PolicyReader(indexOf(one));
const query = (name: string, id: number | null = 1) => ({
  name: wire(name),
  type: 1,
  at: Date.now(),
  company: id,
});
const locked = (one: MspList['kind'], name: string): MspList => ({
  ...list(one, [name]),
  id: 4,
  locked: true,
});

describe('a CNAME target in an answer', () => {
  const allowing = company(1, { lists: [list('allow', ['asked.example'])] });
  const target = wire('cdn.bad.example');

  it('is decided like any other name', () => {
    const reader = readerOf(policy({ msp: { feeds: [feed('malware', ['bad.example'])] } }));
    expect(reader.decideTarget(query('asked.example'), target)).toMatchObject({
      action: 'block',
      by: { entry: { text: 'bad.example' } },
    });
    expect(reader.decideTarget(query('asked.example'), wire('good.example'))).toMatchObject({
      action: 'none',
    });
  });

  it('is released by an allow entry for the queried name', () => {
    const reader = readerOf(
      policy({ msp: { feeds: [feed('malware', ['bad.example'])] }, companies: [allowing] }),
    );
    expect(reader.decideTarget(query('asked.example'), target).action).toBe('none');
    expect(reader.decideTarget(query('other.example'), target).action).toBe('block');
  });

  it('is not released by an allow entry that may not release this kind, nor by one after the block', () => {
    const threats = policy({
      msp: { feeds: [feed('malware', ['bad.example'])] },
      companies: [allowing],
      companiesMayAllowThreats: false,
    });
    expect(readerOf(threats).decideTarget(query('asked.example'), target).action).toBe('block');
    const first = policy({ msp: { lists: [locked('block', 'bad.example')] }, companies: [allowing] });
    expect(readerOf(first).decideTarget(query('asked.example'), target).action).toBe('block');
  });
});

describe('an address of an answer', () => {
  it('decides only if the address is what is blocked', () => {
    const reader = readerOf(
      policy({
        msp: { feeds: [feed('malware', [], { addresses: ['198.51.100.0/24', '2001:db8:bad::/48'] })] },
      }),
    );
    const decided = (address: readonly number[]) =>
      reader.decideAddress(query('asked.example'), Uint8Array.from(address)).action;
    // Twice, because the result is cached.
    for (let index = 0; index < 2; index++) {
      expect(decided([198, 51, 100, 9])).toBe('block');
      expect(decided([198, 51, 101, 9])).toBe('none');
      expect(decided([0x20, 1, 0x0d, 0xb8, 0x0b, 0xad, ...new Array<number>(10).fill(1)])).toBe('block');
    }
  });
});

describe('rules', () => {
  it('are found by the end of their pattern, after the stars', () => {
    const rules = ['ads-*.cdn.example', '*.example', 'x.test', '*'].map((pattern, index) => ({
      ...blockRule(pattern),
      id: index + 1,
      locked: false,
      when: { ...blockRule(pattern).when, names: [{ pattern, reach: 'exact' as const }] },
    }));
    const reader = readerOf(policy({ msp: { rules } }));
    const ruleFor = (name: string) => reader.decide(query(name)).by?.rule?.id ?? null;
    expect(
      ['ads-1.cdn.example', 'cdn.example', 'pic.cdn.example', 'x.test', 'a.x.test', 'test'].map(ruleFor),
    ).toEqual([1, 2, null, 3, null, 4]);
  });
});

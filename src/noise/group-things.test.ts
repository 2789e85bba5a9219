import { describe, expect, it } from 'vitest';
import { groupThings, type Thing } from './group-things.ts';

const thing = (incidentId: number, companyId: number, domain: string, device?: string): Thing => ({
  incidentId,
  matchers: {
    companyIds: [companyId],
    domains: [domain],
    devices: device === undefined ? [] : [device],
    reasons: [],
    verdicts: [],
    severities: [],
  },
});
const shown = (things: readonly Thing[]) =>
  groupThings(things).map(({ incidentIds, matchers: { companyIds, domains, devices } }) => [
    incidentIds,
    companyIds,
    domains,
    devices,
  ]);

describe('the conditions for several things', () => {
  it('are one for one domain on several devices of a company', () => {
    expect(
      shown([thing(1, 1, 'a.example', 'x'), thing(2, 1, 'a.example', 'y'), thing(3, 2, 'a.example', 'x')]),
    ).toEqual([
      [[1, 2], [1], ['a.example'], ['x', 'y']],
      [[3], [2], ['a.example'], ['x']],
    ]);
  });

  it('are one for several domains on one device', () => {
    expect(shown([thing(1, 1, 'a.example', 'x'), thing(2, 1, 'b.example', 'x')])).toEqual([
      [[1, 2], [1], ['a.example', 'b.example'], ['x']],
    ]);
  });

  it('never match a pair of domain and device that nobody chose', () => {
    const groups = shown([
      thing(1, 1, 'a.example', 'x'),
      thing(2, 1, 'b.example', 'y'),
      thing(3, 1, 'a.example', 'y'),
    ]);
    expect(groups).toHaveLength(2);
    for (const [, , domains, devices] of groups)
      expect([(domains as string[]).length, (devices as string[]).length].sort()[0]).toBe(1);
  });

  it('do not mix “any device” with named devices', () => {
    expect(shown([thing(1, 1, 'a.example'), thing(2, 1, 'a.example', 'x')])).toHaveLength(2);
  });

  it('hold at most 50 names', () => {
    const groups = groupThings(Array.from({ length: 120 }, (_, at) => thing(at, 1, 'a.example', `d${at}`)));
    expect(groups.map(({ matchers }) => matchers.devices.length)).toEqual([50, 50, 20]);
    expect(groups.flatMap(({ incidentIds }) => incidentIds)).toHaveLength(120);
  });
});

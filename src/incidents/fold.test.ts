import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDetection, testNow } from '../detections/testing/make-detection.ts';
import { type AttributedDetection, fold } from './fold.ts';
import { additions, listLimit } from './incident-lists.ts';

const at = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const seen = (given: Parameters<typeof makeDetection>[0] = {}, companyId = 1): AttributedDetection => ({
  companyId,
  detection: makeDetection(given),
});

describe('fold', () => {
  it('keeps the first and the last time, in any order of the rows', () => {
    for (const order of [
      [0, 5, 9],
      [9, 5, 0],
      [5, 0, 9],
      [5, 9, 0],
    ]) {
      const { growths } = fold(
        order.map((seconds) => seen({ occurredAt: at(seconds) })),
        'domain+device',
      );
      expect(growths).toMatchObject([{ count: 3, firstSeenAt: at(0), lastSeenAt: at(9) }]);
    }
  });

  it('counts every spelling of a device as one, and lists them all', () => {
    const spellings = ['CSD-WS-07', 'csd-ws-07.corp.example', 'CSD-WS-07$'];
    const { growths, growthOf } = fold(
      spellings.map((deviceName) => seen({ deviceName })),
      'domain+device',
    );
    expect(growths).toMatchObject([{ count: 3, device: 'csd-ws-07', devices: spellings }]);
    expect(growthOf).toEqual([0, 0, 0]);
  });

  it('keeps companies, domains and devices apart', () => {
    const batch = [
      seen(),
      seen({}, 2),
      seen({ domain: 'login.worse.example' }),
      seen({ deviceName: 'CSD-WS-02' }),
      seen({ deviceName: null }),
      seen({ deviceName: null, clientAddress: null }),
      seen({ domain: 'cdn.bad.example' }),
    ];
    expect(fold(batch, 'domain+device').growthOf).toEqual([0, 1, 2, 3, 4, 5, 0]);
    expect(fold(batch, 'domain').growthOf).toEqual([0, 1, 2, 0, 0, 0, 0]);
    expect(fold(batch, 'device').growthOf).toEqual([0, 1, 0, 2, 3, 4, 0]);
  });

  it('keeps the worst verdict, and each value once, in order, up to the limit', () => {
    const batch = Array.from({ length: listLimit + 10 }, (_, n) =>
      seen({
        domain: `h${n}.bad.example`,
        reasons: ['Phishing', `Reason ${n % 2}`],
        verdict: n === 3 ? 'malicious' : 'blocked',
      }),
    );
    const { growths } = fold(batch, 'domain+device');
    expect(growths).toMatchObject([
      { count: listLimit + 10, verdict: 'malicious', reasons: ['Phishing', 'Reason 0', 'Reason 1'] },
    ]);
    expect(growths[0]?.domains).toHaveLength(listLimit);
    expect(growths[0]?.domains[0]).toBe('h0.bad.example');
  });

  const detection = fc.record({
    companyId: fc.integer({ min: 1, max: 2 }),
    seconds: fc.integer({ min: -100, max: 100 }),
    deviceName: fc.constantFrom('A', 'a.corp.example', 'A$', 'B', 'b.', '192.0.2.1', '192.0.2.2', null),
    domain: fc.constantFrom('x.bad.example', 'y.bad.example', 'z.worse.example'),
    verdict: fc.constantFrom('permitted', 'blocked', 'malicious'),
  });

  it('makes the same incidents in any order of detections, in one batch or in several', () => {
    const digest = (batch: readonly AttributedDetection[]) =>
      fold(batch, 'domain+device')
        .growths.map((growth) => ({
          ...growth,
          domains: [...growth.domains].sort(),
          devices: [...growth.devices].sort(),
        }))
        .sort((one, other) => `${one.companyId} ${one.key}`.localeCompare(`${other.companyId} ${other.key}`));
    fc.assert(
      fc.property(
        fc
          .array(detection, { maxLength: 30 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          const toBatch = (all: typeof one) =>
            all.map(({ companyId, seconds, ...given }) =>
              seen({ ...given, occurredAt: at(seconds) }, companyId),
            );
          expect(digest(toBatch(other))).toEqual(digest(toBatch(one)));
          const { growths, growthOf } = fold(toBatch(one), 'domain+device');
          expect(growths.reduce((sum, { count }) => sum + count, 0)).toBe(one.length);
          expect(growthOf).toHaveLength(one.length);
        },
      ),
    );
  });
});

describe('the additions to a list', () => {
  it('are the new values, in order, up to the limit', () => {
    expect(additions(['a', 'b'], ['b', 'c', 'a', 'd'])).toEqual(['c', 'd']);
    const full = Array.from({ length: listLimit - 1 }, (_, n) => `${n}`);
    expect(additions(full, ['x', 'y'])).toEqual(['x']);
    expect(additions([...full, 'x'], ['y'])).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDetection } from '../detections/testing/make-detection.ts';
import { type Grouping, groupingKey } from './grouping-key.ts';

const groupings: readonly Grouping[] = ['domain', 'domain+device', 'device'];
const keyOf = (given: Parameters<typeof makeDetection>[0] = {}, grouping: Grouping = 'domain+device') =>
  groupingKey(makeDetection(given), grouping);

describe('groupingKey', () => {
  it('consists of the registrable domain and the device', () => {
    expect(keyOf({ domain: 'login.bad.example', deviceName: 'CSD-WS-01' })).toEqual({
      key: '["domain+device","bad.example","csd-ws-01"]',
      registrableDomain: 'bad.example',
      device: 'csd-ws-01',
    });
  });

  it('is the same for every spelling of one device', () => {
    const spellings = [
      'CSD-WS-07',
      'csd-ws-07',
      'csd-ws-07.corp.example',
      'CSD-WS-07.corp.example.',
      'CSD-WS-07$',
    ];
    const keys = spellings.map((deviceName) => keyOf({ deviceName }).key);
    expect(new Set(keys).size).toBe(1);
    expect(keyOf({ deviceName: 'CSD-WS-08' }).key).not.toBe(keys[0]);
  });

  it('uses the address where there is no device name, and never a part of it', () => {
    const byAddress = (clientAddress: string) => keyOf({ deviceName: null, clientAddress });
    expect(byAddress('192.0.2.10').device).toBe('192.0.2.10');
    expect(byAddress('192.0.2.10').key).not.toBe(byAddress('192.0.2.11').key);
    expect(byAddress('2001:DB8:0::7').key).toBe(byAddress('2001:db8::7').key);
    expect(keyOf({ deviceName: '192.0.2.10' }).key).toBe(byAddress('192.0.2.10').key);
  });

  it('never depends on display texts or on the type of the query', () => {
    for (const grouping of groupings) {
      const first = keyOf({}, grouping);
      expect(
        keyOf({ queryType: 'HTTPS', reasons: ['Malware'], policy: null, verdict: 'malicious' }, grouping),
      ).toEqual(first);
    }
  });

  it('treats the domain of a hosting provider as a public suffix, so that two of its customers stay two', () => {
    expect(keyOf({ domain: 'one.github.io' }).registrableDomain).toBe('one.github.io');
    expect(keyOf({ domain: 'a.b.co.uk' }).registrableDomain).toBe('b.co.uk');
    expect(keyOf({ domain: '2001:db8::1' }).registrableDomain).toBe('2001:db8::1');
    expect(keyOf({ domain: 'a.b.test', registrableDomain: 'a.b.test' }).registrableDomain).toBe('a.b.test');
  });

  it('names its grouping, and omits the fields that the grouping ignores', () => {
    expect(keyOf({}, 'domain')).toMatchObject({ device: null, registrableDomain: 'bad.example' });
    expect(keyOf({}, 'device')).toMatchObject({ device: 'csd-ws-01', registrableDomain: null });
    expect(new Set(groupings.map((grouping) => keyOf({}, grouping).key)).size).toBe(3);
    expect(keyOf({ deviceName: null, clientAddress: null }).device).toBeNull();
  });

  it('is never the same for two incidents, however their names are written', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, text, (domain, device, otherDomain, otherDevice) => {
        const one = keyOf({ registrableDomain: domain, deviceName: device });
        const other = keyOf({ registrableDomain: otherDomain, deviceName: otherDevice });
        const isSame = one.registrableDomain === other.registrableDomain && one.device === other.device;
        expect(one.key === other.key).toBe(isSame);
      }),
    );
  });
});

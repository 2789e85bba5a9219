import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../../detections/detection.ts';
import { isUnreadable, parseRow } from './parse-row.ts';

const needed = { log_id: 'L-1', datetime: '2026-01-15T09:12:44.123456Z', domain: 'Update.Bad.example.' };

function detection(row: unknown): DetectionInput {
  const read = parseRow(row, 'blocked');
  if (isUnreadable(read)) throw new Error(read.reason);
  return read;
}

describe('a readable row', () => {
  it('needs only an id, a time and a domain', () => {
    expect(detection(needed)).toEqual({
      externalId: 'L-1',
      occurredAt: new Date('2026-01-15T09:12:44.123Z'),
      domain: 'update.bad.example',
      company: null,
      verdict: 'blocked',
      reasons: [],
      deviceName: null,
      clientAddress: null,
      processName: null,
      queryType: null,
      policy: null,
      threatLevel: null,
    });
  });

  it('returns every field of a full row', () => {
    const full = {
      ...needed,
      client_id: 'ABCDEF00-0000-4000-8000-00000000000A',
      client_name: 'Example Dental Group',
      client_ip: '192.0.2.17',
      devicename: 'FRONTDESK-03',
      processname: 'powershell.exe',
      domain_category: ['Malware', 'Malware', null, 7],
      reason: { type: 'List', lists: ['Feed A', { name: 'Feed B', id: 4 }] },
      tags: ['parked'],
      verdictSource: 'Lists',
      policy: { policy_id: 1, policy_name: 'Default Policy' },
      query_type: 'aaaa',
      threat_level: 'high',
      reputation: 0,
      verdict: 'never published',
    };
    expect(detection(full)).toMatchObject({
      company: { externalId: 'abcdef00-0000-4000-8000-00000000000a', name: 'Example Dental Group' },
      reasons: ['List', 'Feed A', 'Feed B', 'Malware', '7', 'parked'],
      deviceName: 'FRONTDESK-03',
      clientAddress: '192.0.2.17',
      processName: 'powershell.exe',
      policy: 'Default Policy',
      queryType: 'AAAA',
      threatLevel: 'high',
      verdict: 'blocked',
    });
  });

  it('has the age of the domain, or else calculates it from the registration date', () => {
    const created = { domain_creation_date: '2026-01-11T00:00:00Z' };
    const factsOf = (more: object) => detection({ ...needed, ...more }).facts;
    expect(factsOf({ domain_age: 0, ...created })).toEqual({ domainAgeDays: 0 });
    expect(factsOf({ domain_age: '17.9' })).toEqual({ domainAgeDays: 17 });
    expect(factsOf({ domain_age: null, ...created })).toEqual({ domainAgeDays: 4 });
    for (const odd of [-1, 1e9, Number.NaN, 'old', true, [], {}])
      expect(factsOf({ domain_age: odd, domain_creation_date: '2027-01-01T00:00:00Z' })).toBeUndefined();
  });

  it('keeps registrar, categories and lists unchanged', () => {
    const odd = {
      registrar: ' Odd\u0000 Names ',
      domain_category: [null, 'A', 'A'],
      reason: { lists: ['L', { name: 'M' }] },
    };
    expect(detection({ ...needed, ...odd }).facts).toEqual({
      registrar: 'Odd Names',
      categories: ['A'],
      lists: ['L', 'M'],
    });
  });

  it('tolerates null and wrong types in every field', () => {
    for (const odd of [null, 5, true, [], {}, [null], { a: 1 }]) {
      const read = detection({
        ...needed,
        ...{ client_name: odd, devicename: odd, policy: odd, reason: odd, tags: odd, query_type: odd },
      });
      expect(read.domain).toBe('update.bad.example');
    }
  });

  it('names a company without a name by its id, and has no company without an id', () => {
    expect(detection({ ...needed, client_id: 'c-7' }).company).toEqual({ externalId: 'c-7', name: 'c-7' });
    expect(detection({ ...needed, client_name: 'Nameless' }).company).toBeNull();
  });

  it('gives who decided as the reason only if there is no other', () => {
    expect(detection({ ...needed, verdictSource: 'Decision Engine' }).reasons).toEqual(['Decision Engine']);
  });

  it('keeps punycode unchanged', () =>
    expect(detection({ ...needed, domain: 'XN--bcher-kva.example' }).domain).toBe('xn--bcher-kva.example'));

  it('removes NUL, line breaks and half characters', () => {
    const read = detection({ ...needed, devicename: 'A\u0000B\r\nC\ud800', domain: 'a\u0000.example' });
    expect(read.deviceName).toBe('A B C\ufffd');
  });

  it('distinguishes two long ids with the same beginning', () => {
    const [one, two] = ['1', '2'].map((end) => detection({ ...needed, log_id: 'x'.repeat(300) + end }));
    expect(one?.externalId).toHaveLength(71);
    expect(one?.externalId).not.toBe(two?.externalId);
  });
});

describe('an unreadable row', () => {
  it.each([
    ['is no object', [1], 'not a JSON object'],
    ['has no id', { ...needed, log_id: null }, 'log_id'],
    ['has an empty id', { ...needed, log_id: ' \u0000 ' }, 'log_id'],
    ['has no time', { ...needed, datetime: undefined }, 'datetime'],
    ['is from the year 1999', { ...needed, datetime: '1999-12-31T23:59:59Z' }, 'datetime'],
    ['is from the year 2101', { ...needed, datetime: '2101-01-01T00:00:00Z' }, 'datetime'],
    ['has no domain', { ...needed, domain: {} }, 'no domain'],
    ['asks for the root', { ...needed, domain: '.' }, 'no domain'],
    ['has an endless domain', { ...needed, domain: `${'a.'.repeat(200)}example` }, '253'],
  ])('%s, and says so', (_, row, reason) => {
    const read = parseRow(row, 'blocked');
    expect(read).toMatchObject({ content: row, reason: expect.stringContaining(reason) });
  });
});

describe('any JSON', () => {
  const fields = ['client_id', 'client_name', 'client_ip', 'devicename', 'processname', 'query_type'];
  const open = ['policy', 'reason', 'tags', 'domain_category', 'threat_level', 'verdictSource', 'log_id'];
  const text = fc.string({ unit: 'binary', maxLength: 600 });
  const value = fc.oneof(fc.jsonValue(), text, fc.array(fc.oneof(text, fc.jsonValue()), { maxLength: 80 }));
  const row = fc
    .dictionary(fc.constantFrom(...fields, ...open, 'datetime', 'domain'), value)
    .map((odd) => ({ ...needed, ...odd }));

  it('is parsed or quarantined, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), row), (json) => {
        const read = parseRow(json, 'blocked');
        if (isUnreadable(read)) {
          expect(read.reason).not.toBe('');
          return;
        }
        const texts = [read.externalId, read.domain, read.deviceName, read.policy, read.company?.name];
        for (const kept of [
          ...texts,
          ...read.reasons,
          read.queryType,
          read.clientAddress,
          read.threatLevel,
          read.facts?.registrar,
          ...(read.facts?.categories ?? []),
          ...(read.facts?.lists ?? []),
        ]) {
          if (kept === null || kept === undefined) continue;
          expect(kept.length).toBeLessThanOrEqual(256);
          expect(kept).not.toBe('');
          expect(kept.isWellFormed()).toBe(true);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
          expect(kept).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        }
        expect(read.reasons.length).toBeLessThanOrEqual(50);
        expect(read.domain.length).toBeLessThanOrEqual(253);
        expect(read.domain).toBe(read.domain.toLowerCase());
        const year = read.occurredAt.getUTCFullYear();
        expect(year >= 2000 && year <= 2100).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

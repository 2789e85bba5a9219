import { describe, expect, it } from 'vitest';
import { compileMapping } from './compile.ts';
import { mapItems } from './map-items.ts';
import { mappingSchema } from './mapping.ts';
import { mappingPresets } from './presets/index.ts';
import { previewMapping } from './preview.ts';
import { mappedTime } from './time.ts';

const reading = {
  now: new Date('2026-03-01T12:00:00.000Z'),
  defaultVerdict: 'blocked',
  pause: () => Promise.resolve(),
};
const least = { domain: { path: '$.name' }, occurredAt: { path: '$.at' } };
const row = { name: 'bad.example', at: '2026-03-01T11:00:00Z' };

async function read(body: unknown, { fields = {}, ...more }: Record<string, unknown> = {}) {
  const mapping = mappingSchema.parse({ ...more, fields: { ...least, ...(fields as object) } });
  const result = await mapItems(body, compileMapping(mapping), reading);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

describe('the preset', () => {
  const shown = (name: string) => {
    const preset = mappingPresets.find((one) => one.name === name);
    if (preset === undefined) throw new Error(name);
    const preview = previewMapping(mappingSchema.parse(preset.mapping), preset.sample, reading);
    if (!preview.ok) throw new Error(preview.problem.code);
    return preview.value;
  };
  const detection = {
    externalId: expect.stringMatching(/^content-[0-9a-f]{32}-1$/),
    domain: 'login.bad.example',
    verdict: 'blocked',
    deviceName: null,
    clientAddress: '192.0.2.10',
    processName: null,
    user: null,
    queryType: 'A',
    policy: null,
    threatLevel: null,
  };

  it('alertmanager reads firing alerts as detections, and resolved ones as ended', () => {
    expect(shown('alertmanager')).toMatchObject({
      count: 2,
      items: [
        {
          what: 'detection',
          detection: {
            ...detection,
            externalId: '1a30ba71cca2921f',
            occurredAt: '2026-03-01T12:00:00.739Z',
            company: { externalId: '42', name: 'Cedar Street Dental' },
            reasons: ['Phishing'],
            deviceName: 'CSD-WS-07',
            queryType: null,
            policy: 'DnsBlocked',
            threatLevel: 'critical',
          },
        },
        {
          what: 'over',
          overAt: '2026-03-01T11:55:00.000Z',
          detection: { externalId: '9be3c5d4e1f00a77', occurredAt: '2026-03-01T11:30:00.000Z' },
        },
      ],
    });
  });

  it('cloudflare-logpush reads only blocked queries', () => {
    expect(shown('cloudflare-logpush').items).toEqual([
      {
        what: 'detection',
        overAt: null,
        reason: null,
        detection: {
          ...detection,
          occurredAt: '2026-03-01T12:00:00.000Z',
          company: {
            externalId: '01a7362d577a6c3019a474fd6f485823',
            name: '01a7362d577a6c3019a474fd6f485823',
          },
          reasons: ['Security threats', 'Phishing'],
          deviceName: 'CSD-WS-07',
          user: 'sam@cedar.example',
          policy: 'Block security risks',
        },
      },
      { what: 'ignored', detection: null, overAt: null, reason: null },
    ]);
  });

  it('technitium reads blocked answers with their Extended DNS Error', () => {
    expect(shown('technitium').items).toMatchObject([
      {
        what: 'detection',
        detection: {
          ...detection,
          occurredAt: '2026-03-01T12:00:00.567Z',
          company: { externalId: 'company-1', name: 'Name of the company' },
          reasons: ['source=block-list-zone; domain=login.bad.example'],
        },
      },
      { what: 'ignored' },
    ]);
  });

  it('vector reads answers that dnstap marks as blocked', () => {
    expect(shown('vector').items).toMatchObject([
      {
        what: 'detection',
        detection: {
          ...detection,
          occurredAt: '2026-03-01T12:00:00.516Z',
          company: { externalId: 'ns1.cedar.example' },
          reasons: ['phishing'],
        },
      },
      { what: 'ignored' },
    ]);
  });
});

describe('a mapping', () => {
  it('uses constants where nothing is at a path, and replaces values', async () => {
    const fields = {
      verdict: { path: '$.action', constant: 'suspicious', values: { DENY: 'blocked' } },
      reasons: { path: '$.tags', values: { 12: 'Phishing', noise: '' } },
    };
    const { detections } = await read(
      [{ ...row, action: ' deny ', tags: [12, 'noise', true] }, { ...row, tags: 'Malware' }, row],
      { fields },
    );
    expect(detections.map(({ verdict, reasons }) => [verdict, reasons])).toEqual([
      ['blocked', ['Phishing', 'true']],
      ['suspicious', ['Malware']],
      ['suspicious', []],
    ]);
  });

  it('gives rows without an id one made from their content: equal for the same body, different for equal rows', async () => {
    const body = [row, { at: row.at, name: row.name }, { ...row, port: 53 }];
    const ids = async () => (await read(body)).detections.map(({ externalId }) => externalId);
    const first = await ids();
    expect(new Set(first).size).toBe(3);
    expect(first[0]?.replace(/-1$/, '-2')).toBe(first[1]);
    expect(await ids()).toEqual(first);
  });

  it('keeps the digits of ids, and identifies no company by its name alone', async () => {
    const fields = { id: { path: '$.id' }, companyName: { path: '$.client' } };
    const [one] = (await read({ ...row, id: '1761234567890123401', client: 'Cedar' }, { fields })).detections;
    expect(one).toMatchObject({ externalId: '1761234567890123401', company: null });
  });

  it('refuses invalid items by name, and reads the rest', async () => {
    const result = await read([{ ...row, name: 'no domain' }, row, 'text', { name: 'bad.example' }]);
    expect(result.detections).toHaveLength(1);
    expect(result.refused.map(({ index, reason }) => `${index} ${reason}`)).toEqual([
      expect.stringMatching(/^0 “domain” .* The mapping reads it at \$\.name\.$/),
      '2 It is not an object.',
      expect.stringMatching(/^3 “occurredAt” is missing.* The mapping reads it at \$\.at\.$/),
    ]);
    expect(result.unreadable.map(({ content }) => content)).toEqual([
      { ...row, name: 'no domain' },
      'text',
      { name: 'bad.example' },
    ]);
  });

  it('finds the items at its path, and reports if there are none', async () => {
    expect((await read({ data: { rows: [row, row] } }, { items: '$.data.rows' })).detections).toHaveLength(2);
    expect((await read({ data: [row] }, { items: '$.data[*]' })).detections).toHaveLength(1);
    await expect(read({ data: [row] }, { items: '$.rows[*]' })).rejects.toThrow('mapping.no_items');
  });

  it.each([
    ['a list', (bad: object) => [row, bad], {}, '/1'],
    ['one item', (bad: object) => bad, {}, ''],
    ['a path to the list', (bad: object) => ({ 'a/b': [row, bad] }), { items: "$['a/b']" }, '/a~1b/1'],
    ['a path to each', (bad: object) => ({ of: { x: row, y: bad } }), { items: '$.of.*' }, '/of/y'],
  ])('gives the position of a refused item: %s', async (_, bodyOf, mapping, pointer) => {
    const { refused } = await read(bodyOf({ ...row, name: '' }), mapping);
    expect(refused).toMatchObject([{ pointer }]);
  });

  it('is refused with a wrong path, an unknown field, or without a domain', () => {
    const problems = (mapping: unknown) => mappingSchema.safeParse(mapping).error?.issues.length ?? 0;
    expect(problems({ fields: least })).toBe(0);
    expect(problems({ fields: { domain: least.domain } })).toBe(1);
    expect(problems({ fields: { ...least, colour: { path: '$.c' } } })).toBe(1);
    expect(problems({ fields: { ...least, policy: { path: 'c' } } })).toBe(1);
    expect(problems({ fields: { ...least, policy: {} } })).toBe(1);
  });
});

describe('a time', () => {
  it.each([
    [1_772_366_400, '2026-03-01T12:00:00.000Z'],
    [1_772_366_400.25, '2026-03-01T12:00:00.250Z'],
    ['1772366400123', '2026-03-01T12:00:00.123Z'],
    ['1772366400123456', '2026-03-01T12:00:00.123Z'],
    ['1772366400123456789', '2026-03-01T12:00:00.123Z'],
    ['2026-03-01T12:00:00+01:00', '2026-03-01T12:00:00+01:00'],
    ['soon', 'soon'],
    [null, null],
  ])('%s is read as %s', (given, expected) => expect(mappedTime(given)).toBe(expected));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStorable } from '../../platform/http/unstorable-text.ts';
import { detectionsLimit, parseDetections } from './parse-detections.ts';

const now = new Date('2026-03-01T12:00:00.000Z');
const good = { id: 'a', occurredAt: '2026-03-01T12:00:00+01:00', domain: 'bad.example' };
const readAll = (body: unknown, pause = async () => {}) =>
  parseDetections(body, { now, defaultVerdict: 'blocked', pause });

async function read(body: unknown) {
  const result = await readAll(body);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}
const code = async (body: unknown) => {
  const result = await readAll(body);
  return result.ok ? null : result.problem.code;
};
const refusal = async (more: Record<string, unknown>) =>
  (await read([good, { ...good, ...more }])).refused[0];
const taken = async (more: Record<string, unknown>) => (await read({ ...good, ...more })).detections[0];

describe('what is sent to a webhook', () => {
  it.each([
    ['one detection', good, ''],
    ['a list', [good], '/0'],
    ['a list with a name', { detections: [good] }, '/detections/0'],
  ])('may be %s', async (_, body, prefix) => {
    expect(await read(body)).toMatchObject({ count: 1, refused: [] });
    const broken = JSON.parse(JSON.stringify(body).replace('bad.example', 'bad..example'));
    expect((await read(broken)).refused[0]).toMatchObject({ index: 0, id: 'a', pointer: `${prefix}/domain` });
  });

  it('may not be empty, of another form, or too long', async () => {
    expect(await code([])).toBe('webhook.no_detections');
    expect(await code({ detections: [] })).toBe('webhook.no_detections');
    for (const body of [null, 5, 'text', true, { detections: good }])
      expect(await code(body)).toBe('webhook.not_detections');
    expect((await read(Array(detectionsLimit).fill(good))).count).toBe(1000);
    expect(await code(Array(detectionsLimit + 1).fill(good))).toBe('webhook.too_many');
  });

  it('is parsed completely', async () => {
    const full = {
      ...good,
      id: 42,
      company: { id: 7, name: 'Cedar Street Dental' },
      verdict: ' Malicious ',
      reasons: ['Phishing', 'Phishing', ' ', 'New\ndomain'],
      deviceName: 'CSD-WS-01',
      clientAddress: '192.0.2.10',
      processName: null,
      queryType: 'aaaa',
      policy: '',
      threatLevel: 3,
      somethingElse: { ignored: true },
    };
    expect((await read(full)).detections).toEqual([
      {
        externalId: '42',
        occurredAt: new Date('2026-03-01T11:00:00.000Z'),
        domain: 'bad.example',
        company: { externalId: '7', name: 'Cedar Street Dental' },
        verdict: 'malicious',
        reasons: ['Phishing', 'New domain'],
        deviceName: 'CSD-WS-01',
        clientAddress: '192.0.2.10',
        processName: null,
        queryType: 'AAAA',
        policy: null,
        threatLevel: '3',
      },
    ]);
    expect(await taken({})).toMatchObject({ company: null, verdict: 'blocked', reasons: [] });
  });

  it.each([
    ['Bad.Example.', 'bad.example'],
    [' bad.example ', 'bad.example'],
    ['Bücher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['_dmarc.bad.example', '_dmarc.bad.example'],
    ['localhost', 'localhost'],
    ['com', 'com'],
    ['*.evil.example', '*.evil.example'],
    ['<img>.evil.example', '\\060img\\062.evil.example'],
  ])('has its domain %s normalised to %s', async (given, domain) =>
    expect((await taken({ domain: given }))?.domain).toBe(domain),
  );

  it('has long names cut, and at most fifty reasons', async () => {
    expect((await taken({ deviceName: 'x'.repeat(300) }))?.deviceName).toHaveLength(255);
    const reasons = Array.from({ length: 60 }, (_, n) => `${n}`);
    expect((await taken({ reasons }))?.reasons).toHaveLength(50);
  });

  it.each([
    [{ id: undefined }, '/1/id', 'missing'],
    [{ id: ' ' }, '/1/id', 'empty'],
    [{ id: 'x'.repeat(257) }, '/1/id', 'longer than 256'],
    [{ occurredAt: '2026-03-01T12:00:00' }, '/1/occurredAt', 'zone'],
    [{ occurredAt: '2026-02-30T12:00:00Z' }, '/1/occurredAt', 'not a time'],
    [{ occurredAt: 1_772_366_400 }, '/1/occurredAt', 'not a time'],
    [{ occurredAt: '1999-12-31T23:59:59Z' }, '/1/occurredAt', 'before the year 2000'],
    [{ occurredAt: '9999-12-31T23:59:59Z' }, '/1/occurredAt', 'in the future'],
    [{ domain: '' }, '/1/domain', 'empty'],
    [{ domain: 'https://bad.example/x' }, '/1/domain', 'no scheme'],
    [{ domain: '<img src=x>.evil.example' }, '/1/domain', 'not a domain name'],
    [{ domain: `${'a.'.repeat(130)}example` }, '/1/domain', 'longer than 253'],
    [{ domain: `${'a'.repeat(64)}.example` }, '/1/domain', 'longer than 63'],
    [{ company: 'Cedar' }, '/1/company', 'not an object'],
    [{ company: { name: 'Cedar' } }, '/1/company/id', 'missing'],
    [{ company: { id: '\u0001' } }, '/1/company/id', 'empty'],
    [{ reasons: 'Phishing' }, '/1/reasons', 'not a list'],
    [{ reasons: ['Phishing', 5] }, '/1/reasons/1', 'not text'],
    [{ verdict: 'x'.repeat(65) }, '/1/verdict', 'longer than 64'],
    [{ policy: 'x'.repeat(10_001) }, '/1/policy', 'longer than 10000'],
    [{ policy: { name: 'x' } }, '/1/policy', 'not text'],
    [{ processName: 'a\u0000b' }, '/1/processName', 'NUL'],
    [{ unheardOf: ['\ud800'] }, '/1/unheardOf/0', 'surrogate'],
  ])('is refused when it is %j', async (more, pointer, reason) => {
    expect(await refusal(more)).toMatchObject({ index: 1, pointer, reason: expect.stringContaining(reason) });
  });

  it('may be nested to any depth', async () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const { refused, unreadable } = await read([deep, { ...good, more: deep }]);
    expect(refused).toHaveLength(1);
    expect(() => JSON.stringify(unreadable)).not.toThrow();
  });

  const item = fc.record(
    {
      id: fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.double(), fc.constant(null)),
      occurredAt: fc.oneof(
        fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
        fc.string(),
        fc.integer(),
      ),
      domain: fc.oneof(fc.domain(), fc.string({ unit: 'binary' }), fc.jsonValue()),
      company: fc.oneof(fc.record({ id: fc.string(), name: fc.string() }), fc.jsonValue()),
      verdict: fc.oneof(fc.string(), fc.jsonValue()),
      reasons: fc.oneof(fc.array(fc.string({ unit: 'binary' })), fc.jsonValue()),
      deviceName: fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );

  it('never throws, loses an item, or passes on what cannot be stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(item, fc.jsonValue()), { minLength: 1 }), async (items) => {
        const { count, detections, refused, unreadable } = await read(items);
        expect(count).toBe(items.length);
        expect(detections.length + refused.length).toBe(items.length);
        expect(unreadable.map(({ content }) => content)).toEqual(refused.map(({ index }) => items[index]));
        for (const detection of detections) {
          expect(detection.externalId).not.toBe('');
          expect(detection.domain).toMatch(/^[^\s.]+(\.[^\s.]+)*$/);
          // At most 253 octets, each written as up to four characters.
          expect(detection.domain.length).toBeLessThanOrEqual(4 * 253);
          expect(detection.company?.externalId).not.toBe('');
          expect(isStorable(JSON.stringify(detection))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lets other work run between its portions', async () => {
    let pauses = 0;
    await readAll(Array(1000).fill(good), async () => {
      pauses += 1;
    });
    expect(pauses).toBeGreaterThanOrEqual(9);
  });

  it('always gets an answer, however odd it is', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue(), async (body) => void (await readAll(body))));
  });
});

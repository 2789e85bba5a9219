import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemSchema } from './item.ts';
import { readUsual } from './read-usual.ts';

const usual = {
  id: 'a-1',
  occurredAt: '2026-03-01T12:00:00+01:00',
  domain: 'Login.BAD.example.',
  company: { id: ' 7 ', name: 'Cedar Street\tDental' },
  verdict: ' Malicious ',
  reasons: ['Phishing', 'Phishing', ' ', 'New\ndomain'],
  deviceName: 'CSD-WS-01',
  clientAddress: '192.0.2.10',
  processName: null,
  user: 'ann@cedar.example',
  queryType: 'aaaa',
  policy: '',
  domainAgeDays: 12.5,
  categories: null,
  somethingElse: { ignored: true },
};

it('reads a usual item', () => {
  expect(readUsual(usual)).not.toBeNull();
});

/** Of members that senders may give at all, and of any JSON in their place. */
const members = fc.record(
  {
    id: fc.oneof(fc.string(), fc.integer(), fc.constant('x'.repeat(257))),
    occurredAt: fc.oneof(
      fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
      fc.constantFrom('2026-03-01', '2026-03-01 12:00Z', ' 2026-03-01T12:00:00+02 ', '1999-12-31T23:00:00Z'),
    ),
    domain: fc.oneof(
      fc.domain(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\\208\\191.example', 'fe80::1', 'a..b'),
    ),
    company: fc.oneof(
      fc.record({ id: fc.oneof(fc.string(), fc.integer()), name: fc.option(fc.string()) }),
      fc.constantFrom([], { id: 'x'.repeat(256) }, { name: 'no id' }),
    ),
    verdict: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('v'.repeat(65))),
    reasons: fc.oneof(fc.array(fc.string({ unit: 'grapheme' })), fc.constant(Array(1001).fill('a'))),
    deviceName: fc.oneof(fc.string(), fc.integer(), fc.constant('\u{1f469}\u200d\u{1f4bb}'.repeat(200))),
    queryType: fc.oneof(fc.string(), fc.constant('ß')),
    policy: fc.constant('p'.repeat(10_001)),
    domainAgeDays: fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom('12', '1e3'),
    ),
    lists: fc.array(fc.oneof(fc.string(), fc.integer())),
  },
  { requiredKeys: [] },
);

it('reads an item as the schema does, or leaves it to the schema', () => {
  const item = fc.oneof(
    members.map((given) => ({ ...usual, ...given })),
    fc
      .tuple(fc.constantFrom(...Object.keys(usual)), fc.jsonValue())
      .map(([key, value]) => ({ ...usual, [key]: value })),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(item, (given) => {
      const read = readUsual(given);
      if (read !== null) expect(itemSchema.parse(given)).toEqual(read);
    }),
    { numRuns: 1000 },
  );
});

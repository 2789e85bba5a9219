import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourceFields } from '../fields.ts';
import { isLike } from './like.ts';
import { checkConditions, matches } from './match.ts';
import { type Condition, parseConditions } from './parse.ts';
import { ConditionError } from './tokens.ts';

const ticket = {
  id: 5001,
  summary: 'Blocked: bad[.]example on CSD-01',
  board: { id: 22, name: 'Security Alerts' },
  company: { id: 101, identifier: 'CedarStreetDental', name: 'Cedar Street Dental' },
  closedFlag: false,
  externalXRef: 'picket:01ABC',
  _info: { lastUpdated: '2026-01-15T09:12:44Z', dateEntered: '2026-01-15T09:00:00Z' },
};

function holds(text: string): boolean {
  const condition = parseConditions(text);
  checkConditions(condition, resourceFields.ticket);
  return matches(ticket, condition);
}

describe('conditions', () => {
  it.each([
    ['externalXRef = "picket:01ABC"', true],
    ["externalXRef='PICKET:01abc'", true],
    ['externalXRef != "picket:01ABC"', false],
    ['board/id = 22 and company/identifier = "cedarstreetdental"', true],
    ['BOARD/ID=21 or board/name="Security Alerts"', true],
    ['id >= 5001 AND id <= 5001 and not id > 5001', true],
    ['id < 5001', false],
    ['id in (1, 2, 5001)', true],
    ['id not in (1,2,5001)', false],
    ['summary contains "BAD"', true],
    ['summary not contains "bad"', false],
    ['summary like "blocked*csd%"', true],
    ['summary like "blocked"', false],
    ['summary like "*bad[[].]example*"', true],
    ['closedFlag = false', true],
    ['closedFlag = True', false],
    ['lastUpdated > [2026-01-15T09:12:43Z] and LastUpdated <= [2026-01-15T09:12:44Z]', true],
    ['dateEntered < [2026-01-15]', false],
    ['poNumber = null and externalXRef != null', true],
    ['closedDate > [2026-01-01T00:00:00Z]', false],
    ['id = 1 and id = 2 or id = 5001', true],
    ['id = 1 and (id = 2 or id = 5001)', false],
    ['not (id = 1 or id = 2)', true],
  ])('%s', (text, expected) => expect(holds(text)).toBe(expected));

  it.each([
    'id',
    'id =',
    '= 5',
    'id = 5 and',
    'id = 5 board/id = 3',
    '(id = 5',
    'id = 5)',
    'id in 5',
    'id in ()',
    'id in (1,)',
    'summary = "unfinished',
    'summary = "one"two"',
    'summary = bare',
    'lastUpdated > [yesterday]',
    'lastUpdated > [2026-13-45T00:00:00Z]',
    'lastUpdated > "2026-01-01T00:00:00Z"',
    'nonsense = 1',
    'company = 5',
    'id = "5001"',
    'summary = 5',
    'closedFlag = 1',
    'id contains 5',
    'summary like null',
    'id < null',
    `${'('.repeat(5000)}id=1${')'.repeat(5000)}`,
    'id = 5 ; drop table tickets',
  ])('refuses %s', (text) => expect(() => holds(text)).toThrow(ConditionError));

  it('says what it expected, in ConnectWise’s words where they are known', () => {
    expect(() => holds('closedFlag = 1')).toThrow('Expected a boolean value, not a numeric.');
  });

  const text = fc.string({ unit: fc.constantFrom(...'abcXYZ019 -_:;*%[]()=<>!/é漢') });
  const value = fc.oneof(
    fc.integer().map(String),
    text.map((inner) => `"${inner}"`),
    fc.constantFrom('true', 'false', 'null', '[2026-01-15T09:12:44Z]'),
  );
  const { tree } = fc.letrec<{ tree: string; leaf: string }>((tie) => ({
    leaf: fc
      .tuple(
        fc.constantFrom('id', 'summary', 'board/id'),
        fc.constantFrom('=', '!=', '<', 'contains', 'not like'),
        value,
      )
      .map((parts) => parts.join(' ')),
    tree: fc.oneof(
      { maxDepth: 4 },
      tie('leaf'),
      fc
        .tuple(tie('tree'), fc.constantFrom('and', 'OR'), tie('tree'))
        .map(([a, word, b]) => `(${a}) ${word} (${b})`),
      tie('tree').map((inner) => `not (${inner})`),
    ),
  }));

  it('parses all valid conditions, with any spacing', () => {
    fc.assert(
      fc.property(tree, (well) => {
        expect(parseConditions(`  ${well}\n`)).toEqual(shifted(parseConditions(well), 2));
      }),
    );
  });

  it('ends in a condition or a ConditionError for any input', () => {
    const piece = fc.oneof(
      text,
      value,
      fc.constantFrom('and', 'or', 'not', 'in', '(', ')', ',', 'id', 'summary', '"', "'", '['),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          holds(pieces.join(' '));
        } catch (error) {
          expect(error).toBeInstanceOf(ConditionError);
        }
      }),
    );
  });

  it('finds any text without a quote by itself', () => {
    fc.assert(
      fc.property(text, (summary) => {
        expect(matches({ summary }, parseConditions(`summary = "${summary}"`))).toBe(true);
        expect(matches({ summary: `${summary}!` }, parseConditions(`summary = "${summary}"`))).toBe(false);
        expect(matches({ summary: `<${summary}>` }, parseConditions(`summary contains "${summary}"`))).toBe(
          true,
        );
      }),
    );
  });

  it('negates every answer with not', () => {
    fc.assert(
      fc.property(tree, (well) => {
        const condition = parseConditions(well);
        expect(matches(ticket, { kind: 'not', of: condition })).toBe(!matches(ticket, condition));
      }),
    );
  });
});

describe('isLike', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'b', 'c') });
  it('agrees with a regular expression', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '*', '%') });
    fc.assert(
      fc.property(plain, pattern, (given, wanted) => {
        expect(isLike(given, wanted)).toBe(new RegExp(`^${wanted.replace(/[*%]/g, '.*')}$`).test(given));
      }),
    );
  });
  it('does not slow down with many wildcards', () => {
    expect(isLike('a'.repeat(2000), `${'a*'.repeat(200)}b`)).toBe(false);
  });
});

/** The same condition with shifted positions. */
function shifted(condition: Condition, by: number): Condition {
  if (condition.kind === 'not') return { ...condition, of: shifted(condition.of, by) };
  if (condition.kind === 'comparison') return { ...condition, at: condition.at + by };
  return { ...condition, all: condition.all.map((part) => shifted(part, by)) };
}

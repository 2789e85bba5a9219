import { type RawBuilder, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import {
  millisecondArray,
  numbersOf,
  rowsOf,
  sparseTextArray,
  textArray,
  textArrayRows,
  timeOf,
} from './arrays.ts';

const { db } = useDatabase();

const select = async (columns: Record<string, RawBuilder<unknown>>, what: RawBuilder<unknown>) => {
  const { rows } = await sql<{ value: unknown }>`
    select ${what} as value from ${rowsOf('g', columns)} order by position`.execute(db);
  return rows.map(({ value }) => value);
};
/** What is written otherwise, or has a meaning, in an array literal. */
const odd = [
  '',
  ' ',
  'null',
  'NULL',
  ',',
  '{}',
  '"',
  '""',
  '","',
  '\\',
  '\\"',
  'a","b',
  "it's",
  'x\ny',
  'Zürich 🦊',
];

describe('an array parameter', () => {
  it('returns each text as it was given: alone, and beside every other', async () => {
    const pairs = odd.flatMap((one) => odd.map((other) => [one, other]));
    for (const given of [...pairs, odd, ['plain', 'text'], ['one', null], [null, null]])
      expect(await select({ text: textArray(given) }, sql`g.text`)).toEqual(given);
  });

  it('returns each list as it was given: empty, of one value, of several, the same again', async () => {
    const given = [['a'], [], ['a'], ['a', 'b'], ...odd.map((text) => [text]), odd, ['"'], ['a']];
    expect(await select({ list: textArrayRows(given) }, sql`g.list::text[]`)).toEqual(given);
  });

  it('returns times to the millisecond, before 1970 and far from now as well', async () => {
    const given = [
      '1601-01-01T00:00:00.001Z',
      '1969-12-31T23:59:59.999Z',
      '2026-03-01T12:00:00.123Z',
      '4000-12-31T23:59:59.999Z',
    ];
    const times = given.map((text) => new Date(text));
    const columns = { time: millisecondArray(times) };
    expect(await select(columns, timeOf('g.time'))).toEqual(times);
    // Equal to the same time in a table, in microseconds.
    expect(await select(columns, sql`${timeOf('g.time')} = any(${textArray(given)}::timestamptz[])`)).toEqual(
      given.map(() => true),
    );
  });

  it('has nulls for a column without any value, beside a column that has some', async () => {
    const columns = {
      id: textArray(['a', 'b']),
      none: sparseTextArray([null, null]),
      some: sparseTextArray([null, 'x']),
    };
    expect(await select(columns, sql`array[g.id, g.none, g.some]`)).toEqual([
      ['a', null, null],
      ['b', null, 'x'],
    ]);
  });
});

describe('numbersOf', () => {
  it('reads a bigint[] that was returned as text', async () => {
    expect([numbersOf(null), numbersOf('{}'), numbersOf('{7}'), numbersOf('{1,23}')]).toEqual([
      [],
      [],
      [7],
      [1, 23],
    ]);
  });
});

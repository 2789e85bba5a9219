import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Columns of values as single array parameters for `unnest`: one statement for any number of rows.
 * They are sent as PostgreSQL array literals, because the drivers encode JavaScript arrays differently.
 */
export const textArray = (values: readonly (string | null)[]): RawBuilder<string[]> =>
  sql`${arrayLiteral(values)}::text::text[]`;

export const bigintArray = (values: readonly number[]): RawBuilder<number[]> =>
  sql`${`{${values.join(',')}}`}::text::bigint[]`;

/** The numbers of a bigint[] that was returned as text: reading one text is far faster than a row for each. */
export const numbersOf = (text: string | null): number[] =>
  text === null || text === '{}' ? [] : text.slice(1, -1).split(',').map(Number);

export const booleanArray = (values: readonly boolean[]): RawBuilder<boolean[]> =>
  sql`${`{${values.join(',')}}`}::text::boolean[]`;

/**
 * Whether a column is one of these numbers, of any number of them. `in (…)` would need a parameter for each, and
 * PostgreSQL accepts at most 65,535.
 */
export const isOneOf = (column: string, values: Iterable<number>): RawBuilder<SqlBool> =>
  sql`${sql.ref(column)} = any(${bigintArray([...values])})`;

export const timestampArray = (values: readonly (Date | null)[]): RawBuilder<Date[]> =>
  sql`${`{${values.map((value) => (value === null ? 'null' : `"${value.toISOString()}"`)).join(',')}}`}::text::timestamptz[]`;

/**
 * Times as milliseconds since 1970, which PostgreSQL reads three times as fast as dates. Write {@link timeOf} for the
 * column where it is used. Exact for the years 1 to 4000: PostgreSQL multiplies as floating point.
 */
export const millisecondArray = (values: readonly Date[]): RawBuilder<number[]> =>
  bigintArray(values.map((value) => value.getTime()));

/** The time of a column of {@link millisecondArray}. */
export const timeOf = (column: string): RawBuilder<Date> =>
  sql`(timestamptz 'epoch' + ${sql.ref(column)} * interval '1 millisecond')`;

/**
 * A column of which all values may be missing: then as an array without elements, which takes no time to read. Beside a
 * longer array, `unnest` continues it with nulls. So use it only beside a column that has a value for each row.
 */
export const sparseTextArray = (values: readonly (string | null)[]): RawBuilder<string[]> =>
  textArray(values.some((value) => value !== null) ? values : []);

/**
 * Lists of text, one per row. Each element is an array literal: cast it to `::text[]` where it is used. Most lists have
 * one value, the same as those of many other rows, and are made once.
 */
export function textArrayRows(rows: readonly (readonly string[])[]): RawBuilder<string[]> {
  const made = new Map<string, string>();
  const elements = rows.map((row) => {
    const [only] = row;
    const known = row.length === 1 && only !== undefined ? made.get(only) : undefined;
    if (known !== undefined) return known;
    const text = element(arrayLiteral(row));
    if (row.length === 1 && only !== undefined) made.set(only, text);
    return text;
  });
  return sql`${`{${elements.join(',')}}`}::text::text[]`;
}

/** Such arrays as the rows of a `from`. Each column has its name, and `position` is the number of the row, from 1. */
export const rowsOf = (
  alias: string,
  columns: Readonly<Record<string, RawBuilder<unknown>>>,
): RawBuilder<unknown> =>
  sql`unnest(${sql.join(Object.values(columns))}) with ordinality
    as ${sql.ref(alias)}(${sql.join([...Object.keys(columns), 'position'].map((name) => sql.ref(name)))})`;

/** `{"a","b \"quoted\"",null}`: the text form of a text[] (PostgreSQL manual, 8.15.6). */
export function arrayLiteral(values: readonly (string | null)[]): string {
  return plainLiteral(values) ?? `{${values.map(element).join(',')}}`;
}

/**
 * The usual case, in half the time: no value is null or contains what has to be escaped. Then the only quotes are those
 * between the values.
 */
function plainLiteral(values: readonly (string | null)[]): string | null {
  if (values.length === 0 || values.includes(null)) return null;
  const text = values.join('","');
  if (text.includes('\\')) return null;
  let quotes = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes === 2 * (values.length - 1) ? `{"${text}"}` : null;
}

const special = /["\\]/;

function element(value: string | null): string {
  if (value === null) return 'null';
  return special.test(value) ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${value}"`;
}

import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Columns of values as single array parameters for `unnest`: one statement for any number of rows.
 * They are sent as PostgreSQL array literals, because the drivers encode JavaScript arrays differently.
 */
export const textArray = (values: readonly (string | null)[]): RawBuilder<string[]> =>
  sql`${arrayLiteral(values)}::text::text[]`;

export const bigintArray = (values: readonly number[]): RawBuilder<number[]> =>
  sql`${`{${values.join(',')}}`}::text::bigint[]`;

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

/** Lists of text, one per row. Each element is an array literal: cast it to `::text[]` where it is used. */
export const textArrayRows = (rows: readonly (readonly string[])[]): RawBuilder<string[]> =>
  textArray(rows.map(arrayLiteral));

/** Such arrays as the rows of a `from`. Each column has its name, and `position` is the number of the row, from 1. */
export const rowsOf = (
  alias: string,
  columns: Readonly<Record<string, RawBuilder<unknown>>>,
): RawBuilder<unknown> =>
  sql`unnest(${sql.join(Object.values(columns))}) with ordinality
    as ${sql.ref(alias)}(${sql.join([...Object.keys(columns), 'position'].map((name) => sql.ref(name)))})`;

/** `{"a","b \"quoted\"",null}`: the text form of a text[] (PostgreSQL manual, 8.15.6). */
export function arrayLiteral(values: readonly (string | null)[]): string {
  return `{${values.map(element).join(',')}}`;
}

const special = /["\\]/;

function element(value: string | null): string {
  if (value === null) return 'null';
  return special.test(value) ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${value}"`;
}

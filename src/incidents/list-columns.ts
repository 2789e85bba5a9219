import { type RawBuilder, sql } from 'kysely';
import { textArray, textArrayRows } from '../platform/database/arrays.ts';
import { type ListName, type Lists, listNames } from './incident-lists.ts';

/** The database column of each list. */
const columns: Readonly<Record<ListName, string>> = {
  reasons: 'reasons',
  domains: 'domains',
  devices: 'devices',
  clientAddresses: 'client_addresses',
  policies: 'policies',
  threatLevels: 'threat_levels',
};

/** The lists of several rows, as columns for `rowsOf`. Cast each element to `::text[]` where it is used. */
export const rowsOfLists = (rows: readonly Lists[]): Record<string, RawBuilder<string[]>> =>
  Object.fromEntries(listNames.map((name) => [columns[name], textArrayRows(rows.map((row) => row[name]))]));

/** The only value of each list of several rows, as columns for `rowsOf`; null if a list has none, or several. */
export const onlyValues = (rows: readonly Lists[]): Record<string, RawBuilder<string[]>> =>
  Object.fromEntries(
    listNames.map((name) => [columns[name], textArray(rows.map((row) => onlyOf(row[name])))]),
  );

const onlyOf = (list: readonly string[]): string | null => (list.length === 1 ? (list[0] ?? null) : null);

/** The lists of a row as one JSON object. */
export const listsOf = (row: string): RawBuilder<unknown> =>
  sql.raw(`json_build_object(${listNames.map((name) => `'${name}', ${row}.${columns[name]}`).join(', ')})`);

/** SQL that is repeated for each list's column. */
export const eachList = (part: (column: string) => string, joint = ', '): RawBuilder<unknown> =>
  sql.raw(listNames.map((name) => part(columns[name])).join(joint));

import { type RawBuilder, sql } from 'kysely';
import { textArrayRows } from '../platform/database/arrays.ts';
import { type ListName, type Lists, listNames } from './incident-lists.ts';

/** The column of each list of an incident. */
const columns: Readonly<Record<ListName, string>> = {
  reasons: 'reasons',
  domains: 'domains',
  devices: 'devices',
  clientAddresses: 'client_addresses',
  policies: 'policies',
  threatLevels: 'threat_levels',
};

/** The lists of rows, as columns for `rowsOf`; an element is to be cast `::text[]` where it is used. */
export const rowsOfLists = (rows: readonly Lists[]): Record<string, RawBuilder<string[]>> =>
  Object.fromEntries(listNames.map((name) => [columns[name], textArrayRows(rows.map((row) => row[name]))]));

/** The lists of a row as one JSON object. */
export const listsOf = (row: string): RawBuilder<unknown> =>
  sql.raw(`json_build_object(${listNames.map((name) => `'${name}', ${row}.${columns[name]}`).join(', ')})`);

/** SQL that is repeated for the column of each list. */
export const eachList = (part: (column: string) => string, joint = ', '): RawBuilder<unknown> =>
  sql.raw(listNames.map((name) => part(columns[name])).join(joint));

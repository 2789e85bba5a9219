import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Check } from '../../platform/values/check.ts';
import { customFieldsPermission } from '../client/custom-fields.ts';
import { permissionPath } from '../client/permissions.ts';
import { type BoardsUsed, boardsUsed } from './boards-used.ts';
import { type Catalog, type CatalogReader, fetchCatalog, typeOf } from './custom-field-catalog.ts';
import { type CustomField, customFieldSettings, fieldsOfBoard } from './custom-fields-setting.ts';
import { refreshField } from './refresh-custom-field.ts';

const check = { id: 'custom_fields', title: 'Custom fields: each required one has a value' } as const;

export async function expectedOfCustomFields(
  db: Kysely<Schema>,
  readBoards: BoardsUsed = boardsUsed,
): Promise<readonly (typeof check)[]> {
  return (await readBoards(db)).length > 0 ? [check] : [];
}

/** Names the custom fields of tickets that are required and have no value, and those that cannot be used any more. */
export async function* verifyCustomFields(
  db: Kysely<Schema>,
  client: CatalogReader,
  signal?: AbortSignal,
  readBoards: BoardsUsed = boardsUsed,
): AsyncGenerator<Check> {
  const boards = await readBoards(db);
  if (boards.length === 0) return;
  const settings = await loadSetting(db, customFieldSettings);
  const reader = rememberingFields(client);
  const wrong: string[] = [];
  let unread: Catalog['definitions'] = null;
  let chosen = 0;
  for (const board of boards) {
    const fields = fieldsOfBoard(settings, board.id);
    chosen += fields.length;
    const catalog = await fetchCatalog(reader, board.id, signal);
    unread ??= catalog.definitions;
    wrong.push(...faultsOf(fields, catalog).map((fault) => `${fault} (board “${board.name}”)`));
  }
  if (wrong.length > 0) {
    yield {
      ...check,
      status: 'fail',
      what: `${wrong.join('; ')}.`,
      hint: 'Set the values under Services > Custom fields. ConnectWise may refuse tickets until then.',
    };
    return;
  }
  if (unread !== null) {
    const where = permissionPath(customFieldsPermission);
    yield {
      ...check,
      status: 'unknown',
      what: `Picket cannot read the definitions of custom fields. ${unread.message}`,
      hint: `If your boards require custom fields, enter them under Services > Custom fields. To have Picket name them, grant ${where}; with Customize, allow the table Custom Fields.`,
      where,
    };
    return;
  }
  yield {
    ...check,
    status: 'pass',
    what:
      chosen === 0
        ? 'No custom field of tickets is required.'
        : 'All values are valid, and no required field of tickets lacks one.',
  };
}

/** In words, each with the field’s caption and number. */
export function faultsOf(fields: readonly CustomField[], catalog: Catalog): string[] {
  const faults: string[] = [];
  for (const field of fields) {
    const { problem } = refreshField(field, catalog);
    if (problem !== null) faults.push(problem.message.replace(/\.$/, ''));
  }
  for (const field of missingOf(fields, catalog)) {
    const cannot =
      typeOf(field) === null ? `, of type ${field.type ?? 'unknown'}, which Picket cannot fill,` : '';
    faults.push(`the custom field “${field.caption}” (${field.id})${cannot} is required and has no value`);
  }
  return faults;
}

/** The required fields of the board’s tickets that have no value in Picket. */
export const missingOf = (fields: readonly CustomField[], catalog: Catalog): Catalog['fields'] =>
  catalog.fields.filter(
    (field) =>
      field.required === true &&
      field.onTickets === true &&
      field.readOnly !== true &&
      !field.isOfOtherLocation &&
      !fields.some(({ id }) => id === field.id),
  );

/** The definitions and the boards are the same for every board. */
export function rememberingFields(client: CatalogReader): CatalogReader {
  let definitions: ReturnType<CatalogReader['customFields']> | null = null;
  let boards: ReturnType<CatalogReader['boards']> | null = null;
  return {
    customFieldsOfBoard: (id, signal) => client.customFieldsOfBoard(id, signal),
    boards(signal) {
      boards ??= client.boards(signal);
      return boards;
    },
    customFields(signal) {
      definitions ??= client.customFields(signal);
      return definitions;
    },
  };
}

import type { Problem } from '../../platform/values/problem.ts';
import type { CustomFieldRecord } from '../client/custom-field-types.ts';
import type { BoardRecord, ConnectWise } from '../client/types.ts';
import { type FieldType, fieldTypes } from './custom-fields-setting.ts';

/** A custom field; parts that Picket could not read are missing. */
export interface CatalogField extends CustomFieldRecord {
  /** Whether tickets have it; null if that is unknown. */
  readonly onTickets: boolean | null;
  /** Whether its definition could be read: then ConnectWise says whether it is required, and its options. */
  readonly isDefined: boolean;
  /** Limited to other locations or departments than the board’s. */
  readonly isOfOtherLocation: boolean;
}

export interface Catalog {
  readonly fields: readonly CatalogField[];
  /** Why the definitions could not be read; null if they could. */
  readonly definitions: Problem | null;
  /** Whether a ticket of the board showed its fields. */
  readonly sampled: boolean;
}

export type CatalogReader = Pick<ConnectWise, 'customFields' | 'customFieldsOfBoard' | 'boards'>;

/**
 * The custom fields that tickets of a board may have. Their definitions need a right that a role may lack. A ticket
 * shows its fields to a role with only the rights of the permission table, and only a ticket proves which fields
 * tickets have.
 */
export async function fetchCatalog(
  client: CatalogReader,
  boardId: number,
  signal?: AbortSignal,
): Promise<Catalog> {
  const definitions = await client.customFields(signal);
  const shown = await client.customFieldsOfBoard(boardId, signal);
  const boards = await client.boards(signal);
  const board = boards.ok ? boards.value.find(({ id }) => id === boardId) : undefined;
  return catalogOf(
    definitions.ok ? definitions.value : [],
    shown.ok ? shown.value : null,
    definitions.ok ? null : definitions.problem,
    board,
  );
}

export function catalogOf(
  defined: readonly CustomFieldRecord[],
  shown: readonly CustomFieldRecord[] | null,
  definitions: Problem | null,
  board: Pick<BoardRecord, 'locationId' | 'departmentId'> | undefined,
): Catalog {
  const ofTicket = new Map((shown ?? []).map((field) => [field.id, field]));
  const ofDefinition = new Map(defined.map((field) => [field.id, field]));
  const fields = [...new Set([...ofDefinition.keys(), ...ofTicket.keys()])].map((id): CatalogField => {
    const definition = ofDefinition.get(id);
    const record = { ...ofTicket.get(id), ...definition } as CustomFieldRecord;
    const otherLocation = isOfOtherLocation(record, board);
    return {
      ...record,
      onTickets: ofTicket.has(id) ? true : isOfTicketScreen(record.screen, shown !== null, otherLocation),
      isDefined: definition !== undefined,
      isOfOtherLocation: otherLocation,
    };
  });
  return { fields: fields.sort(inOrder), definitions, sampled: shown !== null };
}

/**
 * By the English name of the screen. If a ticket of the board shows its fields, all other fields belong to other
 * screens, unless they are limited to another location.
 */
function isOfTicketScreen(
  screen: string | undefined,
  sampled: boolean,
  otherLocation: boolean,
): boolean | null {
  if (sampled && !otherLocation) return false;
  if (screen === undefined) return null;
  if (/\bproject\b/i.test(screen) || !/\btickets?\b|\bservice\b/i.test(screen)) return false;
  return /\bservice tickets?\b/i.test(screen) ? true : null;
}

function isOfOtherLocation(
  { locationIds = [], businessUnitIds = [] }: CustomFieldRecord,
  board: Pick<BoardRecord, 'locationId' | 'departmentId'> | undefined,
): boolean {
  const misses = (ids: readonly number[], id: number | undefined) =>
    ids.length > 0 && id !== undefined && !ids.includes(id);
  return misses(locationIds, board?.locationId) || misses(businessUnitIds, board?.departmentId);
}

const inOrder = (one: CatalogField, other: CatalogField): number =>
  Number(other.required ?? false) - Number(one.required ?? false) ||
  one.caption.localeCompare(other.caption) ||
  one.id - other.id;

/** The type as Picket knows it; null if it cannot fill such a field. */
export const typeOf = ({ type }: Pick<CustomFieldRecord, 'type'>): FieldType | null =>
  fieldTypes.find((known) => known.toLowerCase() === type?.toLowerCase()) ?? null;

/** The options of a list; null if the field takes any value. An empty list of options counts as no list. */
export const optionsOf = ({ options, entry }: CustomFieldRecord): readonly string[] | null =>
  options === undefined || options.length === 0 || /^entryfield$/i.test(entry ?? '') ? null : options;

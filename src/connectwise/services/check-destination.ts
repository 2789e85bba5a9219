import { ok, type Result } from '../../platform/values/problem.ts';
import type { ConnectWise, NamedRecord, StatusRecord, SubtypeRecord } from '../client/types.ts';
import {
  boardFields,
  type DestinationIds,
  fieldNames,
  type RecordField,
  recordFields,
} from './destination.ts';
import type { Choice, TicketService } from './ticket-service.ts';

type Listed = StatusRecord & Pick<SubtypeRecord, 'typeIds'>;
/** The available choices, where they are needed; none for a board that does not exist. */
export type DestinationLists = Partial<Record<RecordField, readonly Listed[]>>;

export interface Complaint {
  readonly field: RecordField;
  readonly detail: string;
}

/** The board to which board-specific values must belong. */
export const boardOf = ({ boardId }: DestinationIds, service: Pick<TicketService, 'board'>): number | null =>
  boardId ?? service.board?.id ?? null;

type Reader = Pick<
  ConnectWise,
  'boards' | 'statuses' | 'types' | 'priorities' | 'subtypes' | 'items' | 'teams' | 'sources'
>;

/** Reads only the lists that are needed to check these ids. */
export async function fetchLists(
  client: Reader,
  ids: DestinationIds,
  service: Pick<TicketService, 'board'>,
  signal?: AbortSignal,
): Promise<Result<DestinationLists>> {
  const boardId = boardOf(ids, service) ?? 0;
  const read: Readonly<Record<RecordField, () => Promise<Result<NamedRecord[]>>>> = {
    board: () => client.boards(signal),
    status: () => client.statuses(boardId, signal),
    type: () => client.types(boardId, signal),
    priority: () => client.priorities(signal),
    subtype: () => client.subtypes(boardId, signal),
    item: () => client.items(boardId, signal),
    team: () => client.teams(boardId, signal),
    source: () => client.sources(signal),
  };
  const lists: DestinationLists = {};
  const needsBoard = boardFields.some((field) => ids[`${field}Id`] !== null);
  for (const field of recordFields) {
    if (ids[`${field}Id`] === null && !(field === 'board' && needsBoard)) continue;
    // A missing board has no values to read, and the board itself is the problem.
    if (boardFields.includes(field) && !lists.board?.some(({ id }) => id === boardId)) continue;
    const found = await read[field]();
    if (!found.ok) return found;
    lists[field] = found.value;
  }
  return ok(lists);
}

/** Finds every id that ConnectWise would refuse, or with which tickets would be lost. */
export function checkDestination(
  ids: DestinationIds,
  lists: DestinationLists,
  service: Pick<TicketService, 'board' | 'type'>,
): Complaint[] {
  const complaints: Complaint[] = [];
  const complain = (field: RecordField, detail: string) => complaints.push({ field, detail });
  const boardId = boardOf(ids, service);

  if (ids.boardId !== null && ids.statusId === null) complain('status', needsOwn('status'));
  if (ids.boardId !== null && ids.typeId === null) complain('type', needsOwn('type'));
  if (ids.itemId !== null && ids.subtypeId === null) {
    complain('item', 'An item belongs to a subtype: choose the subtype as well.');
  }
  for (const field of recordFields) {
    const id = ids[`${field}Id`];
    if (id === null) continue;
    const ofBoard = boardFields.includes(field);
    if (ofBoard && boardId === null) {
      complain(
        field,
        `A ${fieldNames[field]} belongs to a board: choose a board in the rule or under Services.`,
      );
      continue;
    }
    if (ofBoard && lists[field] === undefined) {
      // A missing board of the rule is reported separately.
      if (ids.boardId === null) complain(field, 'The board of the ticket service no longer exists.');
      continue;
    }
    const found = lists[field]?.find((one) => one.id === id);
    const detail =
      complaintOf(field, id, found) ?? (field === 'subtype' ? ofType(ids, found, service) : null);
    if (detail !== null) complain(field, detail);
  }
  return complaints;
}

/** The chosen records with their names. */
export function namesOf(ids: DestinationIds, lists: DestinationLists): Record<RecordField, Choice | null> {
  const choice = (field: RecordField): Choice | null => {
    const found = lists[field]?.find(({ id }) => id === ids[`${field}Id`]);
    return found === undefined ? null : { id: found.id, name: found.name };
  };
  return Object.fromEntries(recordFields.map((field) => [field, choice(field)])) as Record<
    RecordField,
    Choice | null
  >;
}

const needsOwn = (what: string) =>
  `A ${what} belongs to a board: if a rule changes the board, choose one of the new board.`;

function complaintOf(field: RecordField, id: number, found: Listed | undefined): string | null {
  if (found === undefined) {
    const where = boardFields.includes(field) ? 'The board' : 'ConnectWise';
    return `${where} has no ${fieldNames[field]} ${id}.`;
  }
  if (found.inactive) return `The ${fieldNames[field]} “${found.name}” is inactive.`;
  return found.closed === true ? `“${found.name}” is a closed status: nobody would see new tickets.` : null;
}

function ofType(
  { boardId, typeId }: DestinationIds,
  found: Listed | undefined,
  { type }: Pick<TicketService, 'type'>,
): string | null {
  const effective = typeId ?? (boardId === null ? (type?.id ?? null) : null);
  if (found?.typeIds === undefined || effective === null || found.typeIds.includes(effective)) return null;
  return `The subtype “${found.name}” does not belong to the type.`;
}

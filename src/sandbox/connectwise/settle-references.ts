import type { AccountData } from './account-data.ts';
import type { FieldError } from './errors.ts';
import { missing, type Reference, type TicketBody } from './parse-ticket.ts';
import type { TicketRow } from './records.ts';

export type Settled = Pick<TicketRow, 'companyId' | 'boardId' | 'statusId' | 'typeId' | 'priorityId'>;

interface Named {
  readonly id: number;
  readonly name: string;
  readonly identifier?: string;
}

/**
 * The records that a ticket refers to: the sent ones, otherwise the present ones, otherwise ConnectWise's defaults.
 * Each that does not exist, or not on that board, is an error.
 */
export function settleReferences(
  data: AccountData,
  body: TicketBody,
  current: Settled | null,
): { settled: Settled; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const at = (field: string) => body[field] as Reference | undefined;

  /** The record that was sent; null if it does not exist, or none was sent. */
  function sent<T extends Named>(
    field: string,
    records: readonly T[],
    complaint: (key: string) => string,
  ): T | null {
    const wanted = at(field);
    if (wanted === undefined) return null;
    const found = find(records, wanted);
    if (found !== undefined) return found;
    const by = wanted.id !== undefined ? 'id' : wanted.identifier !== undefined ? 'identifier' : 'name';
    const message = complaint(String(wanted[by] ?? ''));
    errors.push({ code: 'NotFound', message, field: `${field}/${by}` });
    return null;
  }

  const living = data.companies.filter(({ deleted }) => !deleted);
  const company = sent('company', living, (key) => `Company ${key} not found`);
  if (at('company') === undefined && current === null) errors.push(missing('company'));

  const boards = data.boards.filter(({ deleted }) => !deleted);
  const wantedBoard = sent('board', boards, (key) => `Service Board ${key} not found`);
  if (wantedBoard?.inactive && wantedBoard.id !== current?.boardId) {
    const message = `Service Board ${wantedBoard.id} is inactive`;
    errors.push({ code: 'InvalidField', message, field: 'board/id' });
  }
  const board =
    wantedBoard ??
    (current === null
      ? at('board') === undefined
        ? boards.find(({ inactive }) => !inactive)
        : undefined
      : data.boards.find(({ id }) => id === current.boardId));

  // If the board itself is wrong, it is unknown whether the status belongs to it.
  const statuses = board?.statuses.filter(({ inactive }) => !inactive) ?? [];
  const types = board?.types.filter(({ inactive }) => !inactive) ?? [];
  const onBoard = (what: string) => (key: string) =>
    `Service ${what} ${key} not found for Service Board ${board?.id}`;
  const status = board && sent('status', statuses, onBoard('Status'));
  const type = board && sent('type', types, onBoard('Type'));
  const priority = sent('priority', data.priorities, (key) => `Priority ${key} not found`);

  const moved = current !== null && board !== undefined && board.id !== current.boardId;
  if (moved && at('status') === undefined) {
    const message = onBoard('Status')(String(current.statusId));
    errors.push({ code: 'NotFound', message, field: 'status/id' });
  }
  const fallback = moved ? null : current;
  return {
    settled: {
      companyId: company?.id ?? current?.companyId ?? 0,
      boardId: board?.id ?? 0,
      statusId: status?.id ?? fallback?.statusId ?? statuses.find(({ isDefault }) => isDefault)?.id ?? 0,
      typeId: type?.id ?? fallback?.typeId ?? null,
      priorityId:
        priority?.id ?? current?.priorityId ?? data.priorities.find(({ isDefault }) => isDefault)?.id ?? 0,
    },
    errors,
  };
}

function find<T extends Named>(records: readonly T[], { id, identifier, name }: Reference): T | undefined {
  const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();
  return records.find((record) => {
    if (id !== undefined) return record.id === id;
    if (identifier !== undefined) return same(record.identifier, identifier);
    return name !== undefined && same(record.name, name);
  });
}

import { type FieldError, type Result, refuse } from '../../platform/values/problem.ts';
import type { ConnectWise, NamedRecord, StatusRecord } from '../client/types.ts';
import { fromConnectWise } from '../connection/connectwise-failure.ts';
import { settingsProblems } from '../connection/problems.ts';
import type { Choice, TicketService } from './ticket-service.ts';

/** The chosen ids; null for a missing choice. */
export interface ChosenIds {
  readonly boardId: number | null;
  readonly statusId: number | null;
  readonly priorityId: number | null;
  readonly typeId: number | null;
}

export type Choices = Pick<TicketService, 'board' | 'status' | 'priority' | 'type'>;

/** The choices with their names, if the same ids are already saved; null if one differs. */
export function sameChoices(chosen: ChosenIds, saved: Choices): Choices | null {
  const same =
    chosen.boardId === (saved.board?.id ?? null) &&
    chosen.statusId === (saved.status?.id ?? null) &&
    chosen.priorityId === (saved.priority?.id ?? null) &&
    chosen.typeId === (saved.type?.id ?? null);
  const { board, status, priority, type } = saved;
  return same ? { board, status, priority, type } : null;
}

/**
 * Reads each choice from ConnectWise, status and type on the board. Throws (`invalid`) and names every invalid one.
 */
export async function lookUpChoices(client: ConnectWise, chosen: ChosenIds): Promise<Choices> {
  const errors: FieldError[] = [];
  const { boardId } = chosen;

  async function pick(
    field: keyof ChosenIds,
    what: string,
    read: () => Promise<Result<StatusRecord[] | NamedRecord[]>>,
  ): Promise<Choice | null> {
    const id = chosen[field];
    if (id === null) return null;
    const found: StatusRecord | undefined = fromConnectWise(await read()).find((one) => one.id === id);
    const complaint = complaintOf(found, what, id);
    if (complaint !== null) errors.push({ in: 'body', pointer: `/${field}`, detail: complaint });
    return found === undefined ? null : { id, name: found.name };
  }

  async function ofBoard(
    field: 'statusId' | 'typeId',
    what: string,
    read: (boardId: number) => Promise<Result<StatusRecord[] | NamedRecord[]>>,
  ): Promise<Choice | null> {
    if (boardId !== null && board !== null) return pick(field, what, () => read(boardId));
    if (chosen[field] !== null && boardId === null) {
      const detail = `A ${what} belongs to a board: choose the board as well.`;
      errors.push({ in: 'body', pointer: `/${field}`, detail });
    }
    return null;
  }

  const board = await pick('boardId', 'service board', () => client.boards());
  const status = await ofBoard('statusId', 'status', (id) => client.statuses(id));
  const priority = await pick('priorityId', 'priority', () => client.priorities());
  const type = await ofBoard('typeId', 'type', (id) => client.types(id));
  if (errors.length > 0) throw refuse('invalid', settingsProblems.choicesInvalid(errors.length), errors);
  return { board, status, priority, type };
}

function complaintOf(found: StatusRecord | undefined, what: string, id: number): string | null {
  if (found === undefined) {
    const where = what === 'status' || what === 'type' ? 'The chosen board' : 'ConnectWise';
    return `${where} has no ${what} ${id}.`;
  }
  if (found.inactive) return `“${found.name}” is inactive in ConnectWise.`;
  return found.closed === true ? `“${found.name}” is a closed status: nobody would see new tickets.` : null;
}

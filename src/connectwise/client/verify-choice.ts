import type { Check } from '../../platform/values/check.ts';
import type { Result } from '../../platform/values/problem.ts';
import type { Chosen, NamedRecord, StatusRecord } from './types.ts';

/** The lists to choose from; null if there was no board to read them from. */
export interface ChoiceLists {
  readonly boards: Result<NamedRecord[]>;
  readonly priorities: Result<NamedRecord[]>;
  readonly types: Result<NamedRecord[]> | null;
  readonly statuses: Result<StatusRecord[]> | null;
}

export const choiceTitles = {
  board: 'The chosen board accepts tickets',
  status: 'The chosen status belongs to the board',
  type: 'The chosen type belongs to the board',
  priority: 'The chosen priority exists',
} as const;

type Choice = keyof typeof choiceTitles;

/** Whether the choices of the Services tab exist, are active and belong to the chosen board. */
export function* verifyChoice(chosen: Chosen, lists: ChoiceLists): Generator<Check> {
  const board = check('board', chosen.boardId, lists.boards);
  yield board;
  yield ofBoard('status', chosen.statusId, lists.statuses, chosen, board);
  yield ofBoard('type', chosen.typeId, lists.types, chosen, board);
  yield check('priority', chosen.priorityId, lists.priorities);
}

function ofBoard(
  id: 'status' | 'type',
  wanted: number | undefined,
  list: Result<StatusRecord[]> | null,
  chosen: Chosen,
  board: Check,
): Check {
  const title = choiceTitles[id];
  if (wanted !== undefined && chosen.boardId === undefined) {
    return {
      id,
      title,
      status: 'skipped',
      what: `No board is chosen. Choose the board first: each ${id} belongs to a board.`,
    };
  }
  if (wanted !== undefined && board.status === 'fail') {
    return {
      id,
      title,
      status: 'skipped',
      what: `The chosen board cannot be used, so its ${id} cannot be checked.`,
    };
  }
  return check(id, wanted, list);
}

function check(id: Choice, wanted: number | undefined, list: Result<StatusRecord[]> | null): Check {
  const title = choiceTitles[id];
  const hint = `Choose another ${id} under Services.`;
  if (wanted === undefined) return { id, title, status: 'skipped', what: `No ${id} is chosen yet.` };
  if (list === null || !list.ok) {
    const why = list?.problem.message ?? '';
    return {
      id,
      title,
      status: 'skipped',
      what: `Picket could not read the choices from ConnectWise. ${why}`.trim(),
    };
  }
  const found = list.value.find((one) => one.id === wanted);
  const ofBoards = id === 'status' || id === 'type' ? ' on the chosen board' : '';
  if (!found) {
    return {
      id,
      title,
      status: 'fail',
      what: `ConnectWise no longer has ${id} ${wanted}${ofBoards}.`,
      hint,
    };
  }
  if (found.inactive) {
    return { id, title, status: 'fail', what: `“${found.name}” is inactive in ConnectWise.`, hint };
  }
  return found.closed === true
    ? {
        id,
        title,
        status: 'fail',
        what: `“${found.name}” is a closed status: new tickets would be closed immediately, and nobody would see them.`,
        hint,
      }
    : { id, title, status: 'pass', what: `“${found.name}” is there${ofBoards}.` };
}

import type { ConnectWise, StatusRecord } from '../../connectwise/client/types.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { ok, type Result } from '../../platform/values/problem.ts';

/** The statuses of a board. */
export type BoardStatuses = (
  client: ConnectWise,
  board: number,
  signal: AbortSignal,
) => Promise<Result<readonly StatusRecord[]>>;

/** Statuses rarely change, so they are not read in every round. */
const freshMs = 5 * 60_000;

/** Reads statuses from ConnectWise each time. */
export const fetchBoardStatuses: BoardStatuses = (client, board, signal) => client.statuses(board, signal);

/**
 * Caches the statuses of boards for a few minutes, per connection. If they cannot be read, the previous ones are used.
 */
export function keepBoardStatuses(clock: Clock): BoardStatuses {
  const kept = new WeakMap<ConnectWise, Map<number, { at: number; statuses: readonly StatusRecord[] }>>();
  return async (client, board, signal) => {
    const boards = kept.get(client) ?? new Map<number, { at: number; statuses: readonly StatusRecord[] }>();
    kept.set(client, boards);
    const now = clock.now().getTime();
    const known = boards.get(board);
    if (known !== undefined && Math.abs(now - known.at) < freshMs) return ok(known.statuses);
    const read = await client.statuses(board, signal);
    if (read.ok) boards.set(board, { at: now, statuses: read.value });
    return read.ok || known === undefined ? read : ok(known.statuses);
  };
}

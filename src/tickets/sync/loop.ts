import type { Problem } from '../../platform/values/problem.ts';
import { type Loop, type LoopContext, msUntil, startLoop } from '../../platform/work/loop.ts';
import { keepBoardStatuses } from './board-statuses.ts';
import { isOfOneTicket } from './of-one-ticket.ts';
import { nextSyncAt } from './store.ts';
import { defaultEveryMs, syncTickets, type TicketSync } from './sync-tickets.ts';

export interface Syncing extends TicketSync {
  /** Called with each error of a round that concerns the connection, whose state is shown separately. */
  readonly observeFailure?: (problem: Problem) => void;
}

/** Reads the state of our tickets in ConnectWise, twice a minute; one of several nodes at a time. */
export function startSyncing(deps: Syncing, loop: LoopContext): Loop {
  const boards = keepBoardStatuses(deps.clock);
  return startLoop({
    ...loop,
    name: 'read tickets',
    idleMs: deps.everyMs ?? defaultEveryMs,
    async step(signal) {
      const round = await syncTickets({ boards, ...deps }, signal);
      const problem = round?.problem ?? null;
      if (problem !== null && !signal.aborted) deps.observeFailure?.(problem);
      if (round?.more) return 0;
      const wait = msUntil(await nextSyncAt(deps.db), loop.clock.now());
      return {
        // It is due, but not our turn: another node reads, or ConnectWise refuses us.
        waitMs: wait === null ? null : Math.max(wait, 1_000),
        problem: problem !== null && !isOfTheConnection(problem) ? problem : null,
      };
    },
  });
}

/** ConnectWise cannot be reached, or refuses the keys: the connection shows it, and delivery waits for the same. */
const isOfTheConnection = (problem: Problem) =>
  problem.code.startsWith('connectwise.') && !isOfOneTicket(problem);

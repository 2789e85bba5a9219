import { type Loop, type LoopOptions, msUntil, startLoop } from '../../loop.ts';
import { nextSyncAt } from './store.ts';
import { defaultEveryMs, syncTickets, type TicketSync } from './sync-tickets.ts';

/** Reads what becomes of our tickets in ConnectWise, twice a minute; of several nodes one at a time does. */
export function startSyncing(deps: TicketSync, loop: Pick<LoopOptions, 'clock' | 'onProblem'>): Loop {
  return startLoop({
    ...loop,
    name: 'read tickets back',
    idleMs: deps.everyMs ?? defaultEveryMs,
    async step(signal) {
      const round = await syncTickets(deps, signal);
      if (round?.more) return 0;
      const wait = msUntil(await nextSyncAt(deps.db), loop.clock.now());
      // Due, and yet not our turn: another node has it, or ConnectWise refuses us.
      return wait === null ? null : Math.max(wait, 1_000);
    },
  });
}

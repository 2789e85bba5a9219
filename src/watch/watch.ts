import type { ConnectWise } from '../connectwise/types.ts';
import { type Loop, type LoopOptions, startLoop } from '../loop.ts';
import { connectionHealth } from '../settings/connection.ts';
import { readSetting } from '../settings/store.ts';
import { watchConnection } from './watch-connection.ts';
import { watchMappings } from './watch-mappings.ts';
import { watchRights } from './watch-rights.ts';
import { watchRouting } from './watch-routing.ts';
import { watchTicketService } from './watch-ticket-service.ts';
import type { Watcher } from './watcher.ts';

const usualMs = 5 * 60_000;
/** Somebody may be mending it this minute. */
const brokenMs = 60_000;

/**
 * Looks into ConnectWise now and then, for what changes there by itself: keys that end or come back, boards and
 * companies that are deleted, renamed or restored. So what is wrong is known before the next ticket, and what is
 * mended in ConnectWise needs nothing done in Picket.
 */
export function startWatching(
  watcher: Watcher,
  connectWise: () => Promise<ConnectWise | null>,
  loop: Pick<LoopOptions, 'clock' | 'onProblem'>,
): Loop {
  return startLoop({
    ...loop,
    name: 'watch ConnectWise',
    idleMs: usualMs,
    async step(signal) {
      const client = await connectWise();
      if (client === null) return null;
      const works = await watchConnection(watcher, client, signal);
      if (works) {
        await watchRights(watcher, client, signal);
        await watchTicketService(watcher, client, signal);
        await watchRouting(watcher, client, signal);
        await watchMappings(watcher, client, signal);
      }
      return (await readSetting(watcher.db, connectionHealth)).state === 'ok' ? null : brokenMs;
    },
  });
}

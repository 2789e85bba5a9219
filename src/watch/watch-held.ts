import type { ConnectWise } from '../connectwise/types.ts';
import { retryRefused } from '../tickets/deliver/release-refused.ts';
import { searchAgain } from '../tickets/deliver/search-again.ts';
import type { Watcher } from './watcher.ts';

/** Releases tickets that are held for something in ConnectWise; gives whether any still wait. */
export async function watchHeld(
  { db, clock, changed }: Pick<Watcher, 'db' | 'clock' | 'changed'>,
  client: ConnectWise,
  signal: AbortSignal,
): Promise<boolean> {
  const refused = await retryRefused(db, clock.now());
  const unproven = await searchAgain(db, client, clock.now(), signal);
  if (refused.released || unproven.released) changed();
  return refused.waiting || unproven.waiting;
}

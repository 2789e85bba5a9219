import type { ConnectWise } from '../../connectwise/client/types.ts';
import type { Watcher } from '../../connectwise/connection/watcher.ts';
import { retryForFields } from './release-fields.ts';
import { retryRefused } from './release-refused.ts';
import { searchAgain } from './search-again.ts';

/** Releases tickets that are held for a reason in ConnectWise; returns whether any still wait. */
export async function watchHeld(
  { db, clock, changed }: Pick<Watcher, 'db' | 'clock' | 'changed'>,
  client: ConnectWise,
  signal: AbortSignal,
): Promise<boolean> {
  const refused = await retryRefused(db, clock.now());
  const ofFields = await retryForFields(db, clock.now());
  const unproven = await searchAgain(db, client, clock.now(), signal);
  if (refused.released || ofFields.released || unproven.released) changed();
  return refused.waiting || ofFields.waiting || unproven.waiting;
}

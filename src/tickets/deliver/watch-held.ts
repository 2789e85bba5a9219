import type { ConnectWise } from '../../connectwise/client/types.ts';
import type { Watcher } from '../../connectwise/connection/watcher.ts';
import { retryForFields, retryWithoutValue } from './release-fields.ts';
import { retryRefused } from './release-refused.ts';
import { searchAgain } from './search-again.ts';

/** Releases tickets that are held for a reason in ConnectWise; returns whether any still wait. */
export async function watchHeld(
  { db, clock, changed }: Pick<Watcher, 'db' | 'clock' | 'changed'>,
  client: ConnectWise,
  signal: AbortSignal,
): Promise<boolean> {
  const rounds = [
    await retryRefused(db, clock.now()),
    await retryForFields(db, clock.now()),
    await retryWithoutValue(db, clock.now()),
    await searchAgain(db, client, clock.now(), signal),
  ];
  if (rounds.some(({ released }) => released)) changed();
  return rounds.some(({ waiting }) => waiting);
}

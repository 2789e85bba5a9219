import { loadSetting } from '../../platform/settings/store.ts';
import type { ConnectWise } from '../client/types.ts';
import { fetchRights } from './fetch-rights.ts';
import { rights } from './rights.ts';
import type { Watcher } from './watcher.ts';

const freshMs = 3_600_000;
/** A granted right is noticed within a minute; this is slightly less than the time between two rounds. */
const missingFreshMs = 25_000;

/** Reads the optional rights of the role: once an hour, and in each round while one is missing. */
export async function watchRights(
  watcher: Pick<Watcher, 'db' | 'clock'>,
  client: ConnectWise,
  signal: AbortSignal,
): Promise<void> {
  const { checkedAt, rights: known } = await loadSetting(watcher.db, rights);
  const isMissing = Object.values(known).some((right) => right?.state === 'missing');
  const age = checkedAt === null ? null : Math.abs(watcher.clock.now().getTime() - Date.parse(checkedAt));
  if (age === null || age >= (isMissing ? missingFreshMs : freshMs))
    await fetchRights(watcher, client, signal);
}

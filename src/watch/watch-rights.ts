import type { ConnectWise } from '../connectwise/types.ts';
import { readRights } from '../settings/read-rights.ts';
import { rights } from '../settings/rights.ts';
import { readSetting } from '../settings/store.ts';
import type { Watcher } from './watcher.ts';

/** An administrator who grants a right can have it looked at at once; this is for the rest. */
const freshMs = 3_600_000;

/** Looks once an hour, and after a refusal, which optional rights the role has. */
export async function watchRights(
  watcher: Pick<Watcher, 'db' | 'clock'>,
  client: ConnectWise,
  signal: AbortSignal,
): Promise<void> {
  const { checkedAt } = await readSetting(watcher.db, rights);
  const age = checkedAt === null ? null : Math.abs(watcher.clock.now().getTime() - Date.parse(checkedAt));
  if (age === null || age >= freshMs) await readRights(watcher, client, signal);
}

import { watchCatchAll } from '../companies/watch-catch-all.ts';
import { watchMappings } from '../companies/watch-mappings.ts';
import type { ConnectWise } from '../connectwise/client/types.ts';
import { watchConnection } from '../connectwise/connection/watch-connection.ts';
import { watchRights } from '../connectwise/connection/watch-rights.ts';
import type { Watcher } from '../connectwise/connection/watcher.ts';
import { watchCustomFields } from '../connectwise/services/watch-custom-fields.ts';
import { watchRouting } from '../connectwise/services/watch-routing.ts';
import { watchSetup } from '../connectwise/services/watch-setup.ts';
import { watchTicketService } from '../connectwise/services/watch-ticket-service.ts';
import { type Problem, toProblem } from '../platform/values/problem.ts';
import { type Loop, type LoopContext, startLoop } from '../platform/work/loop.ts';
import { watchHeld } from '../tickets/deliver/watch-held.ts';
import { boardsOfTickets } from './boards-of-tickets.ts';
import { loadBroken } from './load-broken.ts';

/** How often everything is checked. */
const usualMs = 5 * 60_000;
/** How often broken parts are checked: what a person fixed is noticed within a minute. */
export const brokenMs = 30_000;

export interface WatchOptions {
  /** Whether to check parts too that are not known to be broken. */
  readonly all: boolean;
}

/**
 * Reads from ConnectWise what changes there: keys that end or come back, rights, and boards and companies that are
 * deleted, renamed or restored. So a problem is known before the next ticket, and a fix in ConnectWise needs no action
 * in Picket.
 */
export function startWatching(
  watcher: Watcher,
  connectWise: () => Promise<ConnectWise | null>,
  loop: LoopContext,
): Loop {
  let lastAt: number | null = null;
  let lastAllAt: number | null = null;
  return startLoop({
    ...loop,
    name: 'watch ConnectWise',
    idleMs: brokenMs,
    async step(signal) {
      const client = await connectWise();
      if (client === null) return null;
      const now = loop.clock.now().getTime();
      // An early round was requested: a connection was saved, or verified.
      const isAsked = lastAt !== null && now - lastAt < brokenMs;
      const all = isAsked || lastAllAt === null || Math.abs(now - lastAllAt) >= usualMs;
      lastAt = now;
      if (all) lastAllAt = now;
      return { waitMs: null, problem: await watchOnce(watcher, client, { all }, signal) };
    },
  });
}

/** One round. A failing check does not stop the others; returns the problem of the first failure. */
export async function watchOnce(
  watcher: Watcher,
  client: ConnectWise,
  { all }: WatchOptions,
  signal: AbortSignal,
): Promise<Problem | null> {
  const broken = await loadBroken(watcher.db);
  let problem: Problem | null = null;
  const check = async (work: () => Promise<void>) => {
    if (signal.aborted) return;
    await work().catch((thrown: unknown) => {
      problem ??= toProblem(thrown);
    });
  };
  let works = true;
  if (all || broken.connection)
    await check(async () => {
      works = await watchConnection(watcher, client, signal);
    });
  if (!works) return problem;
  if (all || broken.rights) await check(() => watchRights(watcher, client, signal));
  if (all || broken.ticketService) await check(() => watchTicketService(watcher, client, signal));
  if (all || broken.routing) await check(() => watchRouting(watcher, client, signal));
  if (all || broken.customFields) await check(() => watchCustomFields(watcher, client, signal));
  if (all || broken.mappings) {
    await check(() => watchMappings(watcher, client, { all }, signal));
    await check(() => watchCatchAll(watcher, client, signal));
  }
  // These two send requests only if a ticket waits, Verify setup finds a problem, or it was not repeated for an hour.
  await check(async () => void (await watchHeld(watcher, client, signal)));
  await check(async () => void (await watchSetup(watcher, client, signal, boardsOfTickets)));
  return problem;
}

import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { json } from '../../../platform/database/json.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import type { Clock } from '../../../platform/values/clock.ts';
import type { Problem, Result } from '../../../platform/values/problem.ts';
import { moveNetwork } from './move-network.ts';
import { readAddresses } from './read-addresses.ts';
import type { ResolveName } from './resolve-name.ts';
import { claimFollowed, finishFollowing } from './store.ts';

export interface FollowingDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly resolve: ResolveName;
  /** The upstreams of the protective DNS. */
  readonly servers: () => Promise<Parameters<ResolveName>[1]>;
  /** Wakes the loop that sends clients to the resolver. */
  readonly changed: () => void;
}

const everyMs = 60_000;
const longestPauseMs = 5 * 60_000;
/** Longer than all tries of all upstreams. */
const leaseMs = 2 * 60_000;
/** A network of one customer never has more. */
const mostAddresses = 16;

/**
 * Looks up the name of the network that has been due the longest. If that fails, its last good addresses stay.
 * @returns its problem, or null; undefined if none is due
 */
export async function followDue(deps: FollowingDeps): Promise<Problem | null | undefined> {
  const { db, clock, changed } = deps;
  const owner = `${process.pid}:${randomUUID()}`;
  const now = clock.now();
  const row = await claimFollowed(db, { owner, until: new Date(now.getTime() + leaseMs) }, now);
  if (row === null) return undefined;
  const { id, follows, failures } = row;
  const found = await deps.resolve(follows, await deps.servers());
  const read = found.ok ? readAddresses(found.value.slice(0, mostAddresses)) : found;
  const at = clock.now();
  const result = await transaction(db, async (tx) => {
    const moved: Result<{ readonly isChanged: boolean }> | null = read.ok
      ? await moveNetwork(tx, { id, to: () => read.value, at, actor: 'Picket', pauseMs: 0 })
      : read;
    if (moved === null) return null;
    const pauseMs = moved.ok ? everyMs : Math.min(everyMs * 2 ** failures, longestPauseMs);
    await finishFollowing(tx, id, owner, {
      next_look_at: new Date(at.getTime() + pauseMs),
      failures: moved.ok ? 0 : failures + 1,
      problem: moved.ok ? null : json(moved.problem),
    });
    return moved;
  });
  if (result?.ok === true && result.value.isChanged) changed();
  return result?.ok === false ? result.problem : null;
}

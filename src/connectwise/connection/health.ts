import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { type ConnectionHealth, connectionHealth } from './connection.ts';

/** Stores how ConnectWise answered a request, if the health changed. */
export async function recordHealth(
  tx: Kysely<Schema>,
  state: ConnectionHealth['state'],
  problem: Problem | null,
  at: Date,
): Promise<void> {
  const known = await loadSetting(tx, connectionHealth);
  const changed = known.state !== state;
  // After a refusal, only a success or new keys restore health: a failed connection says nothing about the keys.
  if (known.state === 'refused' && state === 'unreachable') return;
  // The circuit breaker opened because of a known problem: that first cause says what to do.
  if (!changed && problem?.code === 'connectwise.resting' && known.problem !== null) return;
  if (changed || known.problem?.code !== problem?.code) {
    const since = changed ? at.toISOString() : known.since;
    await writeSetting(tx, connectionHealth, { state, problem, since }, { at, actor: 'picket' });
  }
}

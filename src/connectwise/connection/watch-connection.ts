import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { changing } from '../../platform/settings/change.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { grantState, permissions } from '../client/permissions.ts';
import { refusesConnection } from '../client/problems.ts';
import type { ConnectWise } from '../client/types.ts';
import { type ConnectionHealth, connectionHealth } from './connection.ts';
import { recordHealth } from './health.ts';
import type { Watcher } from './watcher.ts';

/** If reading cannot show whether creates are accepted again, tickets are tried after this time. */
const permissionRetryMs = 15 * 60_000;

/** Sends the smallest request to ConnectWise, stores the result, and returns whether it accepts our requests. */
export async function watchConnection(
  watcher: Watcher,
  client: ConnectWise,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, clock } = watcher;
  const problem = await probe(client, signal);
  if (signal.aborted) return false;
  const now = clock.now();
  const known = await loadSetting(db, connectionHealth);
  if (problem === null && !(await mayHeal(client, known, now, signal))) return true;
  // Nothing was held because of a connection that was not tried yet.
  const wasIll = known.state !== 'ok' && known.state !== 'untried';
  const store = async (tx: Kysely<Schema>) => {
    if (problem === null) await recordHealth(tx, 'ok', null, now);
    else await recordHealth(tx, refusesConnection(problem) ? 'refused' : 'unreachable', problem, now);
  };
  if (problem === null && wasIll) await changing(watcher, { release: 'flow' }, store);
  else await transaction(db, store);
  return problem === null;
}

async function probe(client: ConnectWise, signal: AbortSignal): Promise<Problem | null> {
  const info = await client.info(signal);
  if (info.ok) return null;
  const { code } = info.problem;
  // Some roles may not read /system/info, and some hosts lack it. Then another read decides whether the keys work.
  if (code === 'connectwise.permission_missing') return null;
  if (code !== 'connectwise.not_found_or_keys_refused') return info.problem;
  const boards = await client.boards(signal);
  return boards.ok || boards.problem.code === 'connectwise.permission_missing' ? null : boards.problem;
}

/** Codes of refused creates: a successful read does not prove that these are fixed. */
const ofCreates = new Set(['connectwise.permission_missing', 'tickets.creates_refused']);

async function mayHeal(
  client: ConnectWise,
  { state, problem, since }: ConnectionHealth,
  now: Date,
  signal: AbortSignal,
): Promise<boolean> {
  if (state === 'ok' || since === null) return false;
  if (problem === null || !ofCreates.has(problem.code)) return true;
  const waited = Math.abs(now.getTime() - Date.parse(since)) >= permissionRetryMs;
  if (problem.code !== 'connectwise.permission_missing') return waited;
  // The role shows whether Add was granted in the meantime.
  const role = await client.mySecurity(signal);
  const add = grantState(role.ok ? role.value : null, permissions.tickets_add);
  return add === 'granted' || (add === 'unknown' && waited);
}

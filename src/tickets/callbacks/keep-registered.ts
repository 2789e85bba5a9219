import type { Kysely } from 'kysely';
import type { WriteOutcome } from '../../connectwise/client/ticket-types.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { noteRefusedRight } from '../../connectwise/connection/read-rights.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { readSetting, writeSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { failed, ok, type Problem, type Result } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { type Loop, type LoopOptions, startLoop } from '../../platform/work/loop.ts';
import { problems } from '../record/problems.ts';
import {
  type CallbackSetting,
  callbackPath,
  callbackSetting,
  callbackUrl,
  newCallbackToken,
} from './setting.ts';

export interface CallbackDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly connectWise: () => Promise<ConnectWise | null>;
  /** The address at which ConnectWise reaches us; undefined if it is not set. */
  readonly publicUrl: string | undefined;
}

type Registered = CallbackSetting['registered'];

/** Registers or removes callbacks in ConnectWise as configured, and stores the result. */
export async function keepRegistered(deps: CallbackDeps, signal?: AbortSignal): Promise<CallbackSetting> {
  const { db, clock } = deps;
  const before = await withToken(deps);
  const client = await deps.connectWise();
  const done = await settle(before, client, deps.publicUrl, signal);
  const at = clock.now();
  // A person's change made meanwhile is not overwritten.
  const { enabled } = await readSetting(db, callbackSetting);
  const after: CallbackSetting = {
    enabled,
    token: before.token,
    registered: done.ok ? done.value : before.registered,
    problem: done.ok ? null : done.problem,
    checkedAt: at.toISOString(),
  };
  await writeSetting(db, callbackSetting, after, { at, actor: 'picket' });
  if (after.problem?.code === 'connectwise.permission_missing') await noteRefusedRight(db, 'callbacks', at);
  return after;
}

/** The setting, with a token where callbacks are on: it is stored before ConnectWise can call with it. */
async function withToken({ db, clock, random }: CallbackDeps): Promise<CallbackSetting> {
  return transaction(db, async (tx) => {
    // One node at a time makes it, or each would register an address of its own.
    await tx
      .selectFrom('setting')
      .select('name')
      .where('name', '=', callbackSetting.name)
      .forUpdate()
      .execute();
    const setting = await readSetting(tx, callbackSetting);
    if (!setting.enabled || setting.token !== null) return setting;
    const made = { ...setting, token: newCallbackToken(random) };
    await writeSetting(tx, callbackSetting, made, { at: clock.now(), actor: 'picket' });
    return made;
  });
}

async function settle(
  { enabled, registered, token }: CallbackSetting,
  client: ConnectWise | null,
  publicUrl: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<Registered>> {
  if (!enabled && registered === null) return ok(null);
  if (client === null) return failed(problems.callbacksNotConnected());
  const url = enabled && publicUrl !== undefined && token !== null ? callbackUrl(publicUrl, token) : null;
  if (enabled && url === null) return failed(problems.callbacksNeedPublicUrl());
  const listed = await client.callbacks(signal);
  if (!listed.ok) return listed;
  const ours = listed.value.filter(
    (one) => one.url === url || one.id === registered?.id || isAtOurs(one.url, publicUrl),
  );
  const kept = ours.find((one) => one.url === url && !one.inactive);
  for (const stale of ours.filter((one) => one !== kept)) {
    const problem = problemOf(await client.removeCallback(stale.id, signal));
    if (problem !== null) return failed(problem);
  }
  if (url === null) return ok(null);
  if (kept !== undefined) return ok({ id: kept.id, url });
  const description = 'Picket reads a ticket when it changes';
  const added = await client.addCallback({ url, description }, signal);
  return added.outcome === 'done' ? ok({ id: added.value.id, url }) : failed(added.problem);
}

/** One with another token, or with none as older versions registered it. */
const isAtOurs = (url: string, publicUrl: string | undefined) =>
  publicUrl !== undefined && url.startsWith(`${publicUrl}${callbackPath}?`);

/** A missing registration counts as removed. */
function problemOf(outcome: WriteOutcome<null>): Problem | null {
  if (outcome.outcome === 'done' || outcome.problem.code === 'connectwise.record_not_found') return null;
  return outcome.problem;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Checks once a day whether the callback is still registered, and hourly while it is not as configured. */
export function startKeepingCallbacks(
  deps: CallbackDeps,
  loop: Pick<LoopOptions, 'clock' | 'onProblem'>,
): Loop {
  return startLoop({
    ...loop,
    name: 'keep callbacks',
    idleMs: hourMs,
    async step(signal) {
      const { enabled, registered, token, problem, checkedAt } = await readSetting(deps.db, callbackSetting);
      if (!enabled && registered === null) return null;
      const age = checkedAt === null ? dayMs : Math.abs(loop.clock.now().getTime() - Date.parse(checkedAt));
      // An older version registered an address without a token, and calls to it are refused.
      const isOld = enabled && token === null;
      if (isOld || age >= (problem === null ? dayMs : hourMs - 60_000)) await keepRegistered(deps, signal);
      return null;
    },
  });
}

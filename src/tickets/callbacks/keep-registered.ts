import type { Kysely } from 'kysely';
import type { WriteOutcome } from '../../connectwise/ticket-types.ts';
import type { ConnectWise } from '../../connectwise/types.ts';
import type { Schema } from '../../database/schema.ts';
import { type Loop, type LoopOptions, startLoop } from '../../loop.ts';
import { noteRefusedRight } from '../../settings/read-rights.ts';
import { readSetting, writeSetting } from '../../settings/store.ts';
import type { Clock } from '../../values/clock.ts';
import { failed, ok, type Problem, type Result } from '../../values/problem.ts';
import { problems } from '../problems.ts';
import { type CallbackSetting, callbackSetting, callbackUrl } from './setting.ts';

export interface CallbackDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly connectWise: () => Promise<ConnectWise | null>;
  /** Where ConnectWise reaches us; undefined where nobody has said. */
  readonly publicUrl: string | undefined;
}

type Registered = CallbackSetting['registered'];

/** Makes what is registered with ConnectWise what is wanted, and notes how that went. */
export async function keepRegistered(deps: CallbackDeps, signal?: AbortSignal): Promise<CallbackSetting> {
  const { db, clock } = deps;
  const before = await readSetting(db, callbackSetting);
  const client = await deps.connectWise();
  const done = await settle(before, client, deps.publicUrl, signal);
  const at = clock.now();
  // Whoever switched it meanwhile is not overruled.
  const { enabled } = await readSetting(db, callbackSetting);
  const after: CallbackSetting = {
    enabled,
    registered: done.ok ? done.value : before.registered,
    problem: done.ok ? null : done.problem,
    checkedAt: at.toISOString(),
  };
  await writeSetting(db, callbackSetting, after, { at, actor: 'picket' });
  if (after.problem?.code === 'connectwise.permission_missing') await noteRefusedRight(db, 'callbacks', at);
  return after;
}

async function settle(
  { enabled, registered }: CallbackSetting,
  client: ConnectWise | null,
  publicUrl: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<Registered>> {
  if (!enabled && registered === null) return ok(null);
  if (client === null) return failed(problems.callbacksNotConnected());
  const url = enabled && publicUrl !== undefined ? callbackUrl(publicUrl) : null;
  if (enabled && url === null) return failed(problems.callbacksNeedPublicUrl());
  const listed = await client.callbacks(signal);
  if (!listed.ok) return listed;
  const ours = listed.value.filter((one) => one.url === url || one.id === registered?.id);
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

/** One that is not there any more is taken away already. */
function problemOf(outcome: WriteOutcome<null>): Problem | null {
  if (outcome.outcome === 'done' || outcome.problem.code === 'connectwise.record_not_found') return null;
  return outcome.problem;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Looks once a day whether ConnectWise still calls back, and hourly as long as it is not as wanted. */
export function startKeepingCallbacks(
  deps: CallbackDeps,
  loop: Pick<LoopOptions, 'clock' | 'onProblem'>,
): Loop {
  return startLoop({
    ...loop,
    name: 'keep callbacks',
    idleMs: hourMs,
    async step(signal) {
      const { enabled, registered, problem, checkedAt } = await readSetting(deps.db, callbackSetting);
      if (!enabled && registered === null) return null;
      const age = checkedAt === null ? dayMs : Math.abs(loop.clock.now().getTime() - Date.parse(checkedAt));
      if (age >= (problem === null ? dayMs : hourMs - 60_000)) await keepRegistered(deps, signal);
      return null;
    },
  });
}

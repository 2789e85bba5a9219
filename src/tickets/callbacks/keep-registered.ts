import type { Kysely } from 'kysely';
import type { WriteOutcome } from '../../connectwise/client/ticket-types.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { noteRefusedRight } from '../../connectwise/connection/fetch-rights.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { failed, ok, type Problem, type Result } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { type Loop, type LoopContext, startLoop } from '../../platform/work/loop.ts';
import { problems } from '../record/problems.ts';
import { lockCallbackSetting } from './lock-setting.ts';
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
  /** The address at which ConnectWise reaches Picket; undefined if it is not set. */
  readonly publicUrl: string | undefined;
}

type Registered = CallbackSetting['registered'];

/** Registers or removes callbacks in ConnectWise as configured, and stores the result. */
export async function keepRegistered(deps: CallbackDeps, signal?: AbortSignal): Promise<CallbackSetting> {
  for (;;) {
    const before = await begin(deps);
    const client = await deps.connectWise();
    const done = await settle(before, client, deps.publicUrl, signal);
    const after = await store(deps, before, done);
    // A person switched the setting meanwhile, so the result is outdated.
    if (after.enabled === before.enabled) return after;
  }
}

interface Begun extends CallbackSetting {
  /** No other check was running, so a callback that ConnectWise does not list cannot be registered. */
  readonly isAlone: boolean;
}

/** The setting, with a token if callbacks are on. The token is stored before ConnectWise can send it. */
async function begin({ db, clock, random }: CallbackDeps): Promise<Begun> {
  return transaction(db, async (tx) => {
    const setting = await lockCallbackSetting(tx);
    const at = clock.now();
    const begun: CallbackSetting = {
      ...setting,
      token: setting.enabled ? (setting.token ?? newCallbackToken(random)) : setting.token,
      checkedAt: at.toISOString(),
    };
    await writeSetting(tx, callbackSetting, begun, { at, actor: 'picket' });
    return { ...begun, isAlone: ageOf(setting, at) >= settleMs };
  });
}

async function store(
  { db, clock }: CallbackDeps,
  before: Begun,
  done: Result<Registered>,
): Promise<CallbackSetting> {
  const at = clock.now();
  const isGone = !before.enabled && done.ok && before.registered === null && before.isAlone;
  const after = await transaction(db, async (tx) => {
    const { enabled, token } = await lockCallbackSetting(tx);
    const setting: CallbackSetting = {
      enabled,
      // Without the token, a registration whose answer was lost could not be found.
      token: isGone && !enabled ? null : token,
      registered: done.ok ? done.value : before.registered,
      problem: done.ok ? null : done.problem,
      checkedAt: at.toISOString(),
    };
    await writeSetting(tx, callbackSetting, setting, { at, actor: 'picket' });
    return setting;
  });
  if (after.problem?.code === 'connectwise.permission_missing') await noteRefusedRight(db, 'callbacks', at);
  return after;
}

async function settle(
  setting: CallbackSetting,
  client: ConnectWise | null,
  publicUrl: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<Registered>> {
  if (isOff(setting)) return ok(null);
  if (client === null) return failed(problems.callbacksNotConnected());
  const url = wantedUrl(setting, publicUrl);
  if (setting.enabled && url === null) return failed(problems.callbacksNeedPublicUrl());
  const isOurs = (one: Listed) =>
    one.id === setting.registered?.id ||
    (setting.token !== null && one.url.includes(setting.token)) ||
    isAtOurs(one.url, publicUrl);
  const kept = await keepOne(client, url, isOurs, signal);
  // Callbacks are off, and the role may no longer list them. If one is registered, its calls are refused.
  if (!kept.ok && isOffWithoutRight(setting, kept.problem)) return ok(null);
  if (!kept.ok || kept.value !== null || url === null) return kept;
  const description = 'Picket reads a ticket when it changes';
  const added = await client.addCallback({ url, description }, signal);
  if (added.outcome !== 'done') return failed(added.problem);
  // Another process may have added one at the same time.
  const one = await keepOne(client, url, isOurs, signal);
  return one.ok && one.value === null ? ok({ id: added.value.id, url }) : one;
}

interface Listed {
  readonly id: number;
  readonly url: string;
}

/** Removes all our registrations but one at `url`: the oldest stays, so that two processes keep the same one. */
async function keepOne(
  client: ConnectWise,
  url: string | null,
  isOurs: (listed: Listed) => boolean,
  signal: AbortSignal | undefined,
): Promise<Result<Registered>> {
  const listed = await client.callbacks(signal);
  if (!listed.ok) return listed;
  const ours = listed.value.filter(isOurs).sort((a, b) => a.id - b.id);
  const kept = ours.find((one) => one.url === url && !one.inactive);
  for (const stale of ours.filter((one) => one !== kept)) {
    const problem = problemOf(await client.removeCallback(stale.id, signal));
    if (problem !== null) return failed(problem);
  }
  return ok(kept === undefined || url === null ? null : { id: kept.id, url });
}

/** Nothing is registered, and no unknown registration is possible. */
const isOff = ({ enabled, registered, token }: CallbackSetting) =>
  !enabled && registered === null && token === null;

const isOffWithoutRight = ({ enabled, registered }: CallbackSetting, { code }: Problem) =>
  !enabled && registered === null && code === 'connectwise.permission_missing';

const wantedUrl = ({ enabled, token }: CallbackSetting, publicUrl: string | undefined) =>
  enabled && publicUrl !== undefined && token !== null ? callbackUrl(publicUrl, token) : null;

/** Whether it is our address with another token, or with none as older versions registered it. */
const isAtOurs = (url: string, publicUrl: string | undefined) =>
  publicUrl !== undefined && url.startsWith(`${publicUrl}${callbackPath}?`);

/** A missing registration counts as removed. */
function problemOf(outcome: WriteOutcome<null>): Problem | null {
  if (outcome.outcome === 'done' || outcome.problem.code === 'connectwise.record_not_found') return null;
  return outcome.problem;
}

/** Longer than the registration of a callback takes. */
const settleMs = 10 * 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const ageOf = ({ checkedAt }: CallbackSetting, now: Date) =>
  checkedAt === null ? dayMs : Math.abs(now.getTime() - Date.parse(checkedAt));

/**
 * How long after a check the next one is due. A state that differs from the setting without a problem was interrupted,
 * or waits to be found: ConnectWise lists a registration late if its answer was lost.
 */
function checkAgainMs(setting: CallbackSetting, publicUrl: string | undefined): number {
  // An older version registered an address without a token, and calls to it are refused.
  if (setting.enabled && setting.token === null) return 0;
  if (setting.problem !== null) return hourMs - settleMs;
  const isAsWanted = setting.enabled && setting.registered?.url === wantedUrl(setting, publicUrl);
  return isAsWanted ? dayMs : settleMs;
}

/** Checks the registration if that is due: once a day, and more often while it differs from the setting. */
export async function keepIfDue(deps: CallbackDeps, signal?: AbortSignal): Promise<void> {
  const setting = await loadSetting(deps.db, callbackSetting);
  if (isOff(setting)) return;
  if (ageOf(setting, deps.clock.now()) >= checkAgainMs(setting, deps.publicUrl))
    await keepRegistered(deps, signal);
}

export const startKeepingCallbacks = (deps: CallbackDeps, loop: LoopContext): Loop =>
  startLoop({
    ...loop,
    name: 'keep callbacks',
    idleMs: settleMs,
    async step(signal) {
      await keepIfDue(deps, signal);
      return null;
    },
  });

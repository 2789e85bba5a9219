import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { problems } from '../record/problems.ts';
import { lockCallbackSetting } from './lock-setting.ts';
import { callbackSetting } from './setting.ts';

/** Switches callbacks on or off, in the caller's transaction. The loop registers or removes them in ConnectWise. */
export async function switchCallbacks(
  tx: Kysely<Schema>,
  enabled: boolean,
  { at, principal, publicUrl }: { at: Date; principal: Principal; publicUrl: string | undefined },
): Promise<void> {
  if (enabled && publicUrl === undefined) throw refuse('conflict', problems.callbacksNeedPublicUrl());
  const by = { at, actor: actorOf(principal) };
  const before = await lockCallbackSetting(tx);
  await writeSetting(tx, callbackSetting, { ...before, enabled }, by);
  await recordAudit(tx, {
    ...by,
    action: 'callbacks.saved',
    subject: 'setting:callbacks',
    before: { enabled: before.enabled },
    after: { enabled },
  });
}

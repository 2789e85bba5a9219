import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { type ActingSettings, actingSettings } from './acting-settings.ts';

/** Saves choices that were read from ConnectWise, with their audit entry, in the caller's transaction. */
export async function saveActing(
  tx: Kysely<Schema>,
  chosen: Omit<ActingSettings, 'since'>,
  { at, principal }: { readonly at: Date; readonly principal: Principal },
): Promise<ActingSettings> {
  const by = { at, actor: actorOf(principal) };
  const before = await loadSetting(tx, actingSettings);
  const since = !chosen.enabled ? null : before.enabled ? before.since : at.toISOString();
  const after = { ...chosen, since };
  await writeSetting(tx, actingSettings, after, by);
  const subject = `setting:${actingSettings.name}`;
  await recordAudit(tx, { ...by, action: 'acting.saved', subject, before, after });
  return after;
}

import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { actorOf, type GuardedScope, type Principal } from '../http/principal.ts';
import { recordAudit } from './audit.ts';
import { loadSetting, type Setting, writeSetting } from './store.ts';

/** A setting that administrators save as a whole, with its checks and side effects. */
export interface SavedSetting<T> {
  readonly setting: Setting<T>;
  /** Runs in the transaction, before the setting is written. */
  readonly prepare?: (tx: Kysely<Schema>, after: T, now: Date) => Promise<void>;
  /**
   * Runs in the transaction, before the setting is written. Throws a problem if the principal may not save this value.
   */
  readonly refuse?: (tx: Kysely<Schema>, after: T, principal: Principal) => Promise<void>;
  /** The guarded scope that saving needs besides the role. */
  readonly guarded?: GuardedScope;
}

/** Saves the setting with its audit entry, in the caller's transaction. */
export async function saveSetting<T>(
  tx: Kysely<Schema>,
  { setting, prepare, refuse }: SavedSetting<T>,
  after: T,
  { at, principal }: { readonly at: Date; readonly principal: Principal },
): Promise<void> {
  const { name } = setting;
  const by = { at, actor: actorOf(principal) };
  await refuse?.(tx, after, principal);
  await prepare?.(tx, after, at);
  const before = await loadSetting(tx, setting);
  await writeSetting(tx, setting, after, by);
  await recordAudit(tx, { ...by, action: `${name}.saved`, subject: `setting:${name}`, before, after });
}

import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { type CallbackSetting, callbackSetting } from './setting.ts';

/** The setting, locked until the transaction ends, so that neither a person's change nor a registration is lost. */
export async function lockCallbackSetting(tx: Kysely<Schema>): Promise<CallbackSetting> {
  const { name } = callbackSetting;
  await tx.selectFrom('setting').select('name').where('name', '=', name).forUpdate().execute();
  return loadSetting(tx, callbackSetting);
}

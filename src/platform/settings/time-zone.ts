import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../database/schema.ts';
import { loadSetting, type Setting, writeSetting } from './store.ts';

/**
 * The time zone of the environment. It is stored, because decisions read only the database: so all nodes have the daily
 * digest at the same hour. The node that started last sets it.
 */
export const timeZoneSetting: Setting<string> = { name: 'timeZone', schema: z.string(), initial: 'UTC' };

/** Stores the zone of this process when it starts. */
export async function rememberTimeZone(db: Kysely<Schema>, timeZone: string, now: Date): Promise<void> {
  if ((await loadSetting(db, timeZoneSetting)) === timeZone) return;
  await writeSetting(db, timeZoneSetting, timeZone, { at: now, actor: 'picket' });
}

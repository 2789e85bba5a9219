import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../database/schema.ts';
import { readSetting, type Setting, writeSetting } from './store.ts';

/**
 * The zone that the environment sets, kept here since decisions are made from what the database says: so all nodes
 * have the daily digest at the same hour. The node that was started last has the say.
 */
export const timeZoneSetting: Setting<string> = { name: 'timeZone', schema: z.string(), initial: 'UTC' };

/** Keeps the zone that this process is set to, as it starts. */
export async function rememberTimeZone(db: Kysely<Schema>, timeZone: string, now: Date): Promise<void> {
  if ((await readSetting(db, timeZoneSetting)) === timeZone) return;
  await writeSetting(db, timeZoneSetting, timeZone, { at: now, actor: 'picket' });
}

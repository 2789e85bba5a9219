import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { json } from '../database/json.ts';
import type { Schema } from '../database/schema.ts';

/** One named setting: what it looks like, and (through the schema's own defaults) what it is before anyone set it. */
export interface Setting<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly initial: T;
}

/** The setting as saved, or its initial value. */
export async function readSetting<T>(db: Kysely<Schema>, setting: Setting<T>): Promise<T> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', setting.name)
    .executeTakeFirst();
  return row === undefined ? setting.initial : setting.schema.parse(row.value);
}

export async function writeSetting<T>(
  db: Kysely<Schema>,
  setting: Setting<T>,
  value: T,
  by: { at: Date; actor: string },
): Promise<void> {
  const row = { value: json(value), updated_at: by.at, updated_by: by.actor };
  await db
    .insertInto('setting')
    .values({ name: setting.name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

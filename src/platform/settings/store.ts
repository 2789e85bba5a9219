import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { json } from '../database/json.ts';
import type { Schema } from '../database/schema.ts';

/** One named setting, with its schema and its default. */
export interface Setting<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly initial: T;
}

/** The saved setting, or its default. */
export async function loadSetting<T>(db: Kysely<Schema>, setting: Setting<T>): Promise<T> {
  const { only } = await loadSettings<{ only: T }>(db, { only: setting });
  return only;
}

/** Several settings at one moment, each as {@link loadSetting} returns it. */
export async function loadSettings<Values extends object>(
  db: Kysely<Schema>,
  settings: { readonly [Key in keyof Values]: Setting<Values[Key]> },
): Promise<Values> {
  const wanted = Object.entries(settings) as [string, Setting<unknown>][];
  const rows = await db
    .selectFrom('setting')
    .select(['name', 'value'])
    .where(
      'name',
      'in',
      wanted.map(([, { name }]) => name),
    )
    .execute();
  const saved = new Map(rows.map(({ name, value }) => [name, value]));
  return Object.fromEntries(
    wanted.map(([key, { name, schema, initial }]) => [
      key,
      saved.has(name) ? schema.parse(saved.get(name)) : initial,
    ]),
  ) as Values;
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

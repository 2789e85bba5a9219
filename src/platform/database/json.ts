import { type RawBuilder, sql } from 'kysely';

/** A value as a jsonb parameter. Explicit, because drivers differ in how they send arrays and strings. */
export function json(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value ?? null)}::jsonb`;
}

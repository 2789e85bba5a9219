import { type RawBuilder, sql } from 'kysely';

/** A value as a jsonb parameter. Explicit, since drivers disagree on arrays and strings. */
export function json(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value ?? null)}::jsonb`;
}

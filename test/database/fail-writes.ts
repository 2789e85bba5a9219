import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../src/platform/database/schema.ts';

/**
 * Makes inserts, updates and deletes of some rows of a table fail, for tests of what one failure must not affect.
 * @param when condition on the row: SQL over `new`, or `old` if a row is deleted. @returns a function that lets them
 * succeed again.
 */
export async function failWrites(
  db: Kysely<Schema>,
  table: keyof Schema & string,
  when: string,
  events = 'insert or update',
): Promise<() => Promise<void>> {
  const statements = [
    `create or replace function fail_write() returns trigger language plpgsql as
      $$ begin raise exception 'This write fails, as the test wants.'; end $$`,
    `create trigger fail_write before ${events} on ${table} for each row when (${when}) execute function fail_write()`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
  return async () => {
    await sql.raw(`drop trigger fail_write on ${table}`).execute(db);
    await sql.raw('drop function fail_write').execute(db);
  };
}

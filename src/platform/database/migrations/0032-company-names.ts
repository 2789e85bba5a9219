import { type Kysely, sql } from 'kysely';

/** Lists ask for each page whether other companies have the names of its companies. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index company_lower_name on company (lower(name))`.execute(db);
}

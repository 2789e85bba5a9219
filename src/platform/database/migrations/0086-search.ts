import { type Kysely, sql } from 'kysely';

/**
 * Block reasons as one text, for a second trigram index (detections/name-index.ts): the search of incidents includes
 * them. And an index that finds a reference by its beginning, in any locale.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function incident_reasons(reasons text[]) returns text
    language sql immutable parallel safe
    return lower(array_to_string(reasons, E'\n'))`.execute(db);
  await sql`create index ticket_reference_start on ticket (reference text_pattern_ops)`.execute(db);
}

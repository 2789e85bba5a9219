import { type Kysely, sql } from 'kysely';

/**
 * Incidents are listed by the power of four below their count, no longer by the power of two. When this value changes,
 * all indexes of the incident get a new entry, which takes ten times as long as the count alone. A look-up is usually
 * three detections: counts of 3, 6, 9, 12 and 15 changed it three times, and now change it once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table incident drop column detection_magnitude`.execute(db);
  await sql`alter table incident add column detection_magnitude integer not null
    generated always as (floor(ln(greatest(detection_count, 1)::float8) / ln(4::float8))::integer) stored`.execute(
    db,
  );
  await sql`create index incident_count on incident (detection_magnitude)`.execute(db);
}

import { type Kysely, sql } from 'kysely';

/**
 * The names by which an incident is found, as one text, for a trigram index where the server has the extension
 * (detections/name-index.ts). `array_to_string` is not declared immutable, though it is for lists of text. An incident
 * whose lists are full (50 values) may have names that are not listed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function incident_names(registrable_domain text, domains text[], device text, devices text[],
      addresses text[]) returns text language sql immutable parallel safe
    return lower(concat_ws(E'\n', registrable_domain, array_to_string(domains, E'\n'), device,
      array_to_string(devices, E'\n'), array_to_string(addresses, E'\n')))`.execute(db);
  await sql`create or replace function incident_has_more(domains text[], devices text[], addresses text[])
    returns boolean language sql immutable parallel safe
    return cardinality(domains) >= 50 or cardinality(devices) >= 50 or cardinality(addresses) >= 50`.execute(
    db,
  );
  await sql`create index incident_has_more on incident (id)
    where incident_has_more(domains, devices, client_addresses)`.execute(db);
}

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Log } from '../platform/database/log.ts';
import type { Schema } from '../platform/database/schema.ts';
import { transaction } from '../platform/database/transaction.ts';
import {
  companyIndex,
  nameIndex,
  nameOfCompany,
  namesOfIncident,
  reasonIndex,
  reasonsOfIncident,
  referenceIndex,
  referenceOfTicket,
} from './incidents-named.ts';

/** An arbitrary lock number that nothing else uses: the letters "names". */
const lockKey = 0x6e616d6573;

/** Earlier versions had an index of closed incidents alone. */
const formerIndexes = ['incident_name_trigrams', 'incident_reason_trigrams'];
/** A search reads what is not sorted into the index yet. Of the usual 4 MB it would read 20 times as much. */
const pendingKilobytes = 256;

/**
 * Creates the indexes that find part of a company's name, a name, block reason or reference, if they are missing. They need the extension
 * pg_trgm. The embedded database has it; on a server it is installed, or this role may create it. Without it, Picket
 * logs a warning and starts, and searches read the whole list.
 */
export async function keepNameIndex(db: Kysely<Schema>, log: Log): Promise<void> {
  try {
    await sql`create extension if not exists pg_trgm`.execute(db);
    await transaction(db, async (tx) => {
      // A large table takes longer than the usual statement timeout. The lock lets only one of several nodes create it.
      await sql`set local statement_timeout = 0`.execute(tx);
      await sql`select pg_advisory_xact_lock(${lockKey}::bigint)`.execute(tx);
      const make = (name: string, table: 'company' | 'incident' | 'ticket', text: RawBuilder<unknown>) =>
        sql`create index if not exists ${sql.ref(name)} on ${sql.table(table)} using gin ((${text}) gin_trgm_ops)
          with (gin_pending_list_limit = ${sql.lit(pendingKilobytes)})`.execute(tx);
      await make(companyIndex, 'company', nameOfCompany);
      await make(nameIndex, 'incident', namesOfIncident);
      await make(reasonIndex, 'incident', reasonsOfIncident);
      await make(referenceIndex, 'ticket', referenceOfTicket);
      for (const name of formerIndexes) await sql`drop index if exists ${sql.ref(name)}`.execute(tx);
    });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    log.info(
      `Searching a part of a name reads the whole list, because the database has no trigram index: ${why}. ` +
        'To have one, run as its owner or a superuser: create extension pg_trgm. Then restart Picket.',
    );
  }
}

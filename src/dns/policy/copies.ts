import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';

/**
 * Queues copies of an entry to the allow list of each source that takes them: of its company, or of all
 * companies.
 */
export async function copyEntry(
  tx: Kysely<Schema>,
  { id, companyId }: { id: number; companyId: number | null },
  now: Date,
): Promise<void> {
  await sql`
    insert into allow_copy (entry_id, source_id, state, due_at)
    select ${id}::bigint, s.id, 'adding', ${now}::timestamptz from source s
    where s.config->>'copyAllowList' = 'true'
      and (${companyId}::bigint is null or s.id = (select source_id from company where id = ${companyId}::bigint))
  `.execute(tx);
}

/** Queues the removal of an entry's copies. A copy that certainly was never written is finished at once. */
export async function uncopyEntry(tx: Kysely<Schema>, entryId: number, now: Date): Promise<void> {
  await tx
    .updateTable('allow_copy')
    .set({ state: 'removing', due_at: now, failures: 0, problem: null })
    .where('entry_id', '=', entryId)
    .where('state', '!=', 'removed')
    .execute();
}

/** Retries the failed copies of an entry now. */
export async function retryCopies(db: Kysely<Schema>, entryId: number, now: Date): Promise<void> {
  await sql`
    update allow_copy c set due_at = ${now}, failures = 0,
      state = case when e.undone_at is not null or e.expires_at <= ${now} then 'removing' else 'adding' end
    from allow_entry e
    where e.id = c.entry_id and c.entry_id = ${entryId} and (c.problem is not null or c.state = 'failed')
      and c.state not in ('added', 'removed')
  `.execute(db);
}

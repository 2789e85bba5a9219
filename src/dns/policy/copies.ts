import { type Kysely, sql } from 'kysely';
import { bigintArray, isOneOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';

/**
 * Queues copies of entries to the allow list of each source that takes them: of an entry's company, or of all
 * companies.
 */
export async function copyEntries(tx: Kysely<Schema>, ids: readonly number[], now: Date): Promise<void> {
  await sql`
    insert into allow_copy (entry_id, source_id, state, due_at)
    select e.id, s.id, 'adding', ${now}::timestamptz
    from allow_entry e left join company c on c.id = e.company_id
      join source s on e.company_id is null or s.id = c.source_id
    where e.id = any(${bigintArray(ids)}) and s.config->>'copyAllowList' = 'true'
  `.execute(tx);
}

/** Queues the removal of entries' copies. A copy that certainly was never written is finished at once. */
export async function uncopyEntries(tx: Kysely<Schema>, ids: readonly number[], now: Date): Promise<void> {
  await tx
    .updateTable('allow_copy')
    .set({ state: 'removing', due_at: now, failures: 0, problem: null })
    .where(isOneOf('entry_id', ids))
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

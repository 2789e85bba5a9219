import type { Kysely } from 'kysely';
import { readDomain } from '../../dns/policy/read-domain.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { undoEntry } from './change-entries.ts';

/**
 * Ends the entries that {@link readDomain} refuses today, such as a whole top-level domain: an older version or another
 * installation stored them. Each stays in the history, and the audit trail says who ended it and why.
 *
 * @returns their domains
 */
export async function endRefusedEntries(tx: Kysely<Schema>, now: Date): Promise<string[]> {
  const entries = await tx
    .selectFrom('allow_entry')
    .select(['id', 'domain'])
    .where('undone_at', 'is', null)
    .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', now)]))
    .orderBy('id')
    .execute();
  const refused = entries.flatMap(({ id, domain }) => {
    const read = readDomain(domain, { wholeSuffix: true });
    return read.ok ? [] : [{ id, domain, code: read.problem.code }];
  });
  for (const { id, code } of refused)
    await undoEntry(tx, id, { at: now, name: 'Picket', actor: `Picket (${code})` });
  return refused.map(({ domain }) => domain);
}

import { parseDomain } from '../../dns/policy/parse-domain.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import { undoEntry } from './change-entries.ts';

/**
 * Ends the entries that {@link parseDomain} refuses today, such as a whole top-level domain: an older version or
 * another installation stored them. Each stays in the history, and the audit trail says who ended it and why.
 * @returns their domains
 */
export async function endRefusedEntries(deps: ChangeDeps): Promise<string[]> {
  const now = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    const entries = await tx
      .selectFrom('allow_entry')
      .select(['id', 'domain'])
      .where('undone_at', 'is', null)
      .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', now)]))
      .orderBy('id')
      .execute();
    const refused = entries.flatMap(({ id, domain }) => {
      const read = parseDomain(domain, { wholeSuffix: true });
      return read.ok ? [] : [{ id, domain, code: read.problem.code }];
    });
    for (const { id, code } of refused)
      await undoEntry({ ...deps, db: tx }, id, { name: 'Picket', actor: `Picket (${code})` });
    return refused.map(({ domain }) => domain);
  });
}

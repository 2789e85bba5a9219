import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import { queryLogProblems } from './problems.ts';

export interface QueryLogDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Wakes the loop that tells the resolver whose queries to log. */
  readonly changed: () => void;
}

const hourMs = 3_600_000;

/** Logs every query of a company from now on, for this many hours. The queries of its last log are deleted. */
export function startLog(
  deps: QueryLogDeps,
  companyId: number,
  hours: number,
  principal: Principal,
): Promise<void> {
  return change(deps, principal, 'started', companyId, async (tx, at) => {
    const company = await tx
      .selectFrom('dns_company')
      .select('company_id')
      .where('company_id', '=', companyId)
      .forUpdate()
      .executeTakeFirst();
    if (company === undefined) throw refuse('not_found', queryLogProblems.noCompany(companyId));
    await tx.deleteFrom('dns_query_log').where('company_id', '=', companyId).execute();
    const endsAt = new Date(at.getTime() + hours * hourMs);
    const row = { company_id: companyId, started_at: at, started_by: principal.name, ends_at: endsAt };
    await tx.insertInto('dns_query_log').values(row).execute();
    return { endsAt };
  });
}

/** Ends a log before its time. Its queries stay until retention deletes them. */
export function stopLog(deps: QueryLogDeps, companyId: number, principal: Principal): Promise<void> {
  return change(deps, principal, 'stopped', companyId, async (tx, at) => {
    const { ends_at: endsAt, stored } = await lockLog(tx, companyId);
    if (endsAt > at)
      await tx
        .updateTable('dns_query_log')
        .set({ ends_at: at })
        .where('company_id', '=', companyId)
        .execute();
    return { queries: stored };
  });
}

/** Ends a log, and deletes its queries at once. */
export function deleteLog(deps: QueryLogDeps, companyId: number, principal: Principal): Promise<void> {
  return change(deps, principal, 'deleted', companyId, async (tx) => {
    const { stored } = await lockLog(tx, companyId);
    await tx.deleteFrom('dns_query_log').where('company_id', '=', companyId).execute();
    return { queries: stored };
  });
}

/** The change and its audit entry are one transaction. */
async function change(
  { db, clock, changed }: QueryLogDeps,
  principal: Principal,
  done: 'started' | 'stopped' | 'deleted',
  companyId: number,
  work: (tx: Kysely<Schema>, at: Date) => Promise<object>,
): Promise<void> {
  await transaction(db, async (tx) => {
    const at = clock.now();
    const after = await work(tx, at);
    const subject = `dns_company:${companyId}`;
    await recordAudit(tx, { at, actor: actorOf(principal), action: `dns_query_log.${done}`, subject, after });
  });
  changed();
}

async function lockLog(tx: Kysely<Schema>, companyId: number) {
  const log = await tx
    .selectFrom('dns_query_log')
    .selectAll()
    .where('company_id', '=', companyId)
    .forUpdate()
    .executeTakeFirst();
  if (log === undefined) throw refuse('not_found', queryLogProblems.none(companyId));
  return log;
}

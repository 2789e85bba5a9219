import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { transaction } from '../platform/database/transaction.ts';
import { actorOf, type Principal } from '../platform/http/principal.ts';
import { recordAudit } from '../platform/settings/audit.ts';
import { failed, ok, type Result } from '../platform/values/problem.ts';
import { accountProblems } from './problems.ts';
import { findToken, lockTokens, markRevoked, otherAdminWorks, works } from './store.ts';
import { viewToken } from './token-view.ts';

/** Revokes a token; a revoked one stays revoked. Refuses the last valid token of an administrator. */
export async function revokeToken(
  db: Kysely<Schema>,
  id: number,
  by: { at: Date; principal: Principal },
): Promise<Result<void>> {
  return transaction(db, async (trx): Promise<Result<void>> => {
    await lockTokens(trx);
    const token = await findToken(trx, id);
    if (token === undefined) return failed(accountProblems.tokenNotFound(id));
    if (token.revoked_at !== null) return ok(undefined);
    const isWorkingAdmin = token.role === 'admin' && works(token, by.at);
    if (isWorkingAdmin && !(await otherAdminWorks(trx, id, by.at)))
      return failed(accountProblems.lastAdmin(token.name));
    await markRevoked(trx, id, by.at);
    await recordAudit(trx, {
      at: by.at,
      actor: actorOf(by.principal),
      action: 'token.revoked',
      subject: `token:${id}`,
      before: viewToken(token),
    });
    return ok(undefined);
  });
}

import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { actorOf, type Role } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type Limit, loadUserScope, nameCompanies, saveLimit } from '../company-limit.ts';
import { currentAttempt, noteRefusal } from '../provider/attempt.ts';
import { groupsOf } from '../provider/claims.ts';
import { oidcId } from '../provider/provider.ts';
import { providerSettings } from '../provider/provider-settings.ts';
import { roleOfGroups } from '../provider/role-of-groups.ts';
import { findUser, lockUsers, otherAdministrator, updateUser } from '../user-store.ts';

interface Deps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly log: { warn(fields: object, message: string): void };
}

/**
 * Gives a person who signs in with the OpenID provider the role and the company limit of their groups; `refused` if the
 * groups give no role.
 */
export async function renewRole(deps: Deps, userId: string): Promise<'done' | 'refused'> {
  const claims = currentAttempt()?.claims;
  if (claims === undefined) return 'done';
  const settings = await loadSetting(deps.db, providerSettings);
  const given = roleOfGroups(groupsOf(claims, settings.groupsClaim), settings);
  if (given.kind === 'refused') {
    noteRefusal(given.by);
    return 'refused';
  }
  if (given.kind === 'role') await setRole(deps, userId, given.role, given.companies);
  return 'done';
}

async function setRole(
  { db, clock, log }: Deps,
  userId: string,
  role: Role,
  companies: 'all' | readonly number[] | undefined,
): Promise<void> {
  await transaction(db, async (trx) => {
    await lockUsers(trx);
    const user = await findUser(trx, userId);
    if (user === undefined) return;
    const subject = `user:${userId}`;
    if (user.role === 'admin' && role !== 'admin' && !(await otherAdministrator(trx, userId))) {
      log.warn(
        { subject, role },
        'The last enabled administrator keeps the role, although the groups give another one',
      );
      return;
    }
    const at = clock.now();
    const before = { role: user.role, ...(await limitBefore(trx, userId, companies)) };
    const after = { role, ...(await limitAfter(trx, companies)) };
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    if (user.role !== role) await updateUser(trx, userId, { role }, at);
    if (after.companies !== undefined)
      await saveLimit(trx, { userId }, after.companies?.map(({ id }) => id) ?? null);
    await recordAudit(trx, {
      at,
      actor: actorOf({ id: oidcId, name: 'OpenID provider' }),
      action: 'user.changed',
      subject,
      before,
      after,
    });
  });
}

type LimitNow = { readonly companies?: Limit };

async function limitBefore(
  trx: Kysely<Schema>,
  userId: string,
  wanted: 'all' | readonly number[] | undefined,
): Promise<LimitNow> {
  if (wanted === undefined) return {};
  const scope = await loadUserScope(trx, userId);
  return { companies: scope === 'all' ? null : await nameCompanies(trx, scope) };
}

/** A group whose companies were deleted sees nothing, never everything. */
async function limitAfter(
  trx: Kysely<Schema>,
  wanted: 'all' | readonly number[] | undefined,
): Promise<LimitNow> {
  if (wanted === undefined) return {};
  return { companies: wanted === 'all' ? null : await nameCompanies(trx, new Set(wanted)) };
}

import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { actorOf, type Principal, type Role } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { type Limit, refuseLimitedAdmin, saveLimit } from '../company-limit.ts';
import { newId } from '../sign-in/auth.ts';
import { endSessions } from '../user-sessions.ts';
import {
  findUser,
  findUserByEmail,
  insertUser,
  lockUsers,
  otherAdministrator,
  removePassword,
  removeTwoFactor,
  type UserRow,
  updateUser,
} from '../user-store.ts';
import { userProblems } from './problems.ts';
import { auditUser } from './user-view.ts';
import { type MadeLink, makeWelcomeLink } from './welcome-link.ts';

export interface By {
  readonly at: Date;
  readonly principal: Principal;
}

export interface Invited {
  readonly user: UserRow;
  readonly link: MadeLink;
}

interface WantedUser {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The companies that the user is limited to; null for no limit. */
  readonly companyIds: readonly number[] | null;
}

/** Adds a user, who chooses a password with the link. `email` in lower case. */
export async function addUser(
  db: Kysely<Schema>,
  { companyIds, ...wanted }: WantedUser,
  by: By,
  random: RandomBytes,
): Promise<Result<Invited>> {
  return transaction(db, async (trx): Promise<Result<Invited>> => {
    refuseLimitedAdmin(wanted.role, companyIds);
    await lockUsers(trx);
    if ((await findUserByEmail(trx, wanted.email)) !== undefined)
      return failed(userProblems.emailTaken(wanted.email));
    const id = newId(random);
    await insertUser(trx, { id, ...wanted }, by.at);
    if (companyIds !== null) await saveLimit(trx, { userId: id }, companyIds);
    return invite(trx, id, by, random, { action: 'user.added' });
  });
}

/**
 * Removes the user's password and sessions (and the second factor if `twoFactor` says so), and returns a link to choose
 * a new password.
 */
export async function resetUser(
  db: Kysely<Schema>,
  id: string,
  { twoFactor }: { readonly twoFactor: boolean },
  by: By,
  random: RandomBytes,
): Promise<Result<Invited>> {
  return transaction(db, async (trx): Promise<Result<Invited>> => {
    await lockUsers(trx);
    if ((await findUser(trx, id)) === undefined) return failed(userProblems.userNotFound(id));
    await removePassword(trx, id);
    if (twoFactor) await removeTwoFactor(trx, id, by.at);
    await endSessions(trx, id);
    return invite(trx, id, by, random, { action: 'user.reset', twoFactor });
  });
}

async function invite(
  trx: Kysely<Schema>,
  id: string,
  { at, principal }: By,
  random: RandomBytes,
  { action, ...more }: { readonly action: string; readonly twoFactor?: boolean },
): Promise<Result<Invited>> {
  const user = await findUser(trx, id);
  if (user === undefined) return failed(userProblems.userNotFound(id));
  const actor = actorOf(principal);
  const link = await makeWelcomeLink(trx, { userId: id, by: actor, now: at, random });
  await recordAudit(trx, {
    at,
    actor,
    action,
    subject: `user:${id}`,
    after: { ...auditUser(user), ...more },
  });
  return ok({ user, link });
}

export interface UserChange {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  readonly companyIds?: readonly number[] | null | undefined;
}

/** Changes a user. A disabled user is signed out at once. Refuses to remove the last enabled administrator. */
export async function changeUser(
  db: Kysely<Schema>,
  id: string,
  change: UserChange,
  by: By,
): Promise<Result<UserRow>> {
  return transaction(db, async (trx): Promise<Result<UserRow>> => {
    await lockUsers(trx);
    const before = await findUser(trx, id);
    if (before === undefined) return failed(userProblems.userNotFound(id));
    const role = change.role ?? before.role;
    const disabled = change.disabled ?? before.disabled_at !== null;
    const wasAdministrator = before.role === 'admin' && before.disabled_at === null;
    const isAdministrator = role === 'admin' && !disabled;
    if (wasAdministrator && !isAdministrator && !(await otherAdministrator(trx, id)))
      return failed(userProblems.lastAdministrator(before.name));

    const limit = change.companyIds === undefined ? idsOf(before.companies) : change.companyIds;
    refuseLimitedAdmin(role, limit);
    if (change.companyIds !== undefined) await saveLimit(trx, { userId: id }, change.companyIds);
    const disabledAt = disabled ? (before.disabled_at ?? by.at) : null;
    await updateUser(trx, id, { name: change.name ?? before.name, role, disabled_at: disabledAt }, by.at);
    if (disabled) await endSessions(trx, id);
    const after = await findUser(trx, id);
    if (after === undefined) return failed(userProblems.userNotFound(id));
    await recordAudit(trx, {
      at: by.at,
      actor: actorOf(by.principal),
      action: 'user.changed',
      subject: `user:${id}`,
      before: auditUser(before),
      after: auditUser(after),
    });
    return ok(after);
  });
}

const idsOf = (companies: Limit) => companies?.map(({ id }) => id) ?? null;

/** Signs the user out everywhere. */
export async function signOutUser(db: Kysely<Schema>, id: string, by: By): Promise<Result<void>> {
  return transaction(db, async (trx): Promise<Result<void>> => {
    if ((await findUser(trx, id)) === undefined) return failed(userProblems.userNotFound(id));
    await endSessions(trx, id);
    const actor = actorOf(by.principal);
    await recordAudit(trx, { at: by.at, actor, action: 'user.sessions_ended', subject: `user:${id}` });
    return ok(undefined);
  });
}

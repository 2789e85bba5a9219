import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { newId } from '../sign-in/auth.ts';
import { isCommonPassword } from '../sign-in/common-password.ts';
import type { Passwords } from '../sign-in/password.ts';
import { signInProblems } from '../sign-in/problems.ts';
import { endSessions } from '../user-sessions.ts';
import { findUser, findUserByEmail, insertUser, lockUsers, setPassword, updateUser } from '../user-store.ts';
import { userProblems } from './problems.ts';
import { findWelcomeLink, voidLinks, type WelcomeLink } from './welcome-link.ts';

export interface ChooseDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly passwords: Passwords;
}

export interface Choice {
  readonly token: string;
  readonly password: string;
  readonly name?: string | undefined;
  /** For the first administrator, in lower case; other users have one already. */
  readonly email?: string | undefined;
}

/**
 * Uses up a one-time link: its user gets the password, or the first administrator is created. Returns the e-mail
 * address to sign in with.
 */
export async function choosePassword(deps: ChooseDeps, choice: Choice): Promise<Result<{ email: string }>> {
  const { db, clock, random } = deps;
  // Hashing takes a tenth of a second and memory, so it is done only for a valid link, and outside of a transaction.
  const seen = await findWelcomeLink(db, choice.token, clock.now());
  if (!seen.ok) return seen;
  const own = seen.value.user_id === null ? undefined : await findUser(db, seen.value.user_id);
  const words = [choice.name, choice.email, own?.name, own?.email].filter((text) => text !== undefined);
  if (isCommonPassword(choice.password, words)) return failed(signInProblems.passwordCommon());
  const hash = await deps.passwords.hash(choice.password);

  return transaction(db, async (trx): Promise<Result<{ email: string }>> => {
    const now = clock.now();
    await lockUsers(trx);
    const link = await findWelcomeLink(trx, choice.token, now, { lock: true });
    if (!link.ok) return link;
    const user = await userOf(trx, link.value, choice, now, random);
    if (!user.ok) return user;
    const { id, email, name } = user.value;
    await voidLinks(trx, link.value.user_id, now);
    await setPassword(trx, { id: newId(random), userId: id, hash }, now);
    await endSessions(trx, id);
    const actor = `${name} (user:${id})`;
    await recordAudit(trx, { at: now, actor, action: 'user.password_chosen', subject: `user:${id}` });
    return ok({ email });
  });
}

type Person = Result<{ id: string; email: string; name: string }>;

async function userOf(
  trx: Kysely<Schema>,
  { user_id: userId }: WelcomeLink,
  { name, email }: Choice,
  now: Date,
  random: RandomBytes,
): Promise<Person> {
  if (userId === null) return firstAdministrator(trx, { name, email }, now, random);
  const user = await findUser(trx, userId);
  if (user === undefined) return failed(userProblems.linkUnknown());
  if (user.disabled_at !== null) return failed(userProblems.userDisabled());
  if (name !== undefined) await updateUser(trx, user.id, { name }, now);
  return ok({ id: user.id, email: user.email, name: name ?? user.name });
}

async function firstAdministrator(
  trx: Kysely<Schema>,
  { name, email }: Pick<Choice, 'name' | 'email'>,
  now: Date,
  random: RandomBytes,
): Promise<Person> {
  if (name === undefined || email === undefined) return failed(userProblems.nameMissing());
  if ((await findUserByEmail(trx, email)) !== undefined) return failed(userProblems.emailTaken(email));
  const user = { id: newId(random), name, email, role: 'admin' as const };
  await insertUser(trx, user, now);
  const after = { email, name, role: user.role, disabled: false };
  await recordAudit(trx, {
    at: now,
    actor: 'picket',
    action: 'user.added',
    subject: `user:${user.id}`,
    after,
  });
  return ok(user);
}

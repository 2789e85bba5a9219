import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { refuse } from '../../platform/values/problem.ts';
import { findUser } from '../user-store.ts';
import { passwordHash } from './password-hash.ts';
import { signInProblems } from './problems.ts';
import { requiresTwoFactor, type SignInSettings } from './sign-in-settings.ts';

/**
 * Prevents that people lock themselves out: somebody who requires two-factor sign-in of their own role must have it on.
 * Throws a problem (`invalid`).
 */
export async function requireOwnTwoFactor(
  db: Kysely<Schema>,
  settings: SignInSettings,
  { kind, id, role }: Principal,
): Promise<void> {
  if (kind !== 'user' || !requiresTwoFactor(settings, role)) return;
  const userId = id.replace(/^user:/, '');
  const user = await findUser(db, userId);
  if (user?.two_factor_enabled === true || (await passwordHash(db, userId)) === undefined) return;
  throw refuse('invalid', signInProblems.twoFactorOff());
}

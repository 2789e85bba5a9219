import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { transaction } from '../platform/database/transaction.ts';
import type { GuardedScope } from '../platform/http/principal.ts';
import { recordAudit } from '../platform/settings/audit.ts';
import type { Clock } from '../platform/values/clock.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import { anyToken, insertToken, lockTokens } from './store.ts';
import { hashToken, hintOf, newToken } from './token.ts';
import { viewToken } from './token-view.ts';

/** The scopes of the first token: all except the export, which contains every secret. */
const firstScopes: readonly GuardedScope[] = ['tokens', 'users', 'connection'];

/**
 * Creates an administrator’s token if there has never been one, and returns it, to be shown once. Returns null if there
 * was one, and for the token that the operator has `chosen`. If several nodes start at the same time on an empty
 * database, only one creates it.
 */
export async function ensureFirstToken(
  db: Kysely<Schema>,
  { clock, random, chosen }: { clock: Clock; random: RandomBytes; chosen?: string | undefined },
): Promise<string | null> {
  if (await anyToken(db)) return null;
  const token = chosen ?? newToken(random);
  const now = clock.now();
  return transaction(db, async (trx) => {
    await lockTokens(trx);
    if (await anyToken(trx)) return null;
    const made = await insertToken(trx, {
      name: 'first administrator',
      role: 'admin',
      hash: hashToken(token),
      hint: hintOf(token),
      createdAt: now,
      createdBy: 'picket',
      expiresAt: null,
      scopes: firstScopes,
      companyIds: null,
    });
    const subject = `token:${made.id}`;
    await recordAudit(trx, {
      at: now,
      actor: 'picket',
      action: 'token.made',
      subject,
      after: viewToken(made),
    });
    return chosen === undefined ? token : null;
  });
}

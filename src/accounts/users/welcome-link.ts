import { createHash } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { anyAdministrator } from '../user-store.ts';
import { userProblems } from './problems.ts';

/** How long a link is valid, in milliseconds: a day. */
const goodFor = 86_400_000;
/** How long an expired link is remembered, in milliseconds, to report that it expired. */
const rememberedFor = 30 * 86_400_000;

export type WelcomeLink = Pick<
  Selectable<Schema['welcome_link']>,
  'id' | 'user_id' | 'expires_at' | 'used_at'
>;

export interface MadeLink {
  /** Exists only here; the database has its hash. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** In the fragment, which browsers send to no server, so no log contains it. */
export const welcomeUrl = (base: string, token: string): string => `${base}/welcome#token=${token}`;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Creates a one-time link: for a user, or (null) for the first administrator. */
export async function makeWelcomeLink(
  db: Kysely<Schema>,
  { userId, by, now, random }: { userId: string | null; by: string; now: Date; random: RandomBytes },
): Promise<MadeLink> {
  const old = new Date(now.getTime() - rememberedFor);
  await db.deleteFrom('welcome_link').where('expires_at', '<', old).execute();
  if (userId !== null) await voidLinks(db, userId, now);
  const token = Buffer.from(random(32)).toString('base64url');
  const expiresAt = new Date(now.getTime() + goodFor);
  await db
    .insertInto('welcome_link')
    .values({ hash: hashOf(token), user_id: userId, created_at: now, created_by: by, expires_at: expiresAt })
    .execute();
  return { token, expiresAt };
}

/** The link with this token, if it is still valid. `lock`: nobody else can use it until the transaction ends. */
export async function findWelcomeLink(
  db: Kysely<Schema>,
  token: string,
  now: Date,
  { lock = false } = {},
): Promise<Result<WelcomeLink>> {
  const query = db
    .selectFrom('welcome_link')
    .select(['id', 'user_id', 'expires_at', 'used_at'])
    .where('hash', '=', hashOf(token));
  const link = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (link === undefined) return failed(userProblems.linkUnknown());
  const late = link.user_id === null && (await anyAdministrator(db));
  if (link.used_at !== null || late) return failed(userProblems.linkUsed());
  if (link.expires_at <= now) return failed(userProblems.linkExpired());
  return ok(link);
}

/** Ends every unused link of the user: those sent before a newer one, or before this choice. */
export async function voidLinks(db: Kysely<Schema>, userId: string | null, now: Date): Promise<void> {
  await db
    .updateTable('welcome_link')
    .set({ used_at: now })
    .where('user_id', userId === null ? 'is' : '=', userId)
    .where('used_at', 'is', null)
    .execute();
}

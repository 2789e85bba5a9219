import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../platform/database/schema.ts';

/** A session as administrators see it. */
export const userSessionSchema = z
  .object({
    id: z.string(),
    createdAt: z.iso.datetime(),
    usedAt: z.iso.datetime().describe('To the day.'),
    expiresAt: z.iso.datetime(),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'UserSession' });

/** A user’s sessions that have not expired, the newest first. */
export async function listSessions(
  db: Kysely<Schema>,
  userId: string,
  now: Date,
): Promise<z.infer<typeof userSessionSchema>[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'created_at', 'updated_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    usedAt: row.updated_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    address: row.ip_address,
    userAgent: row.user_agent,
  }));
}

/** Ends the trust in every device, and every sign-in that waits for a second factor. */
export async function endTrust(db: Kysely<Schema>, userId: string): Promise<void> {
  await db.deleteFrom('verification').where('value', '=', userId).execute();
}

/** Ends every session of the user, every trust in a device, and every sign-in that waits for a second factor. */
export async function endSessions(db: Kysely<Schema>, userId: string): Promise<void> {
  await db.deleteFrom('session').where('user_id', '=', userId).execute();
  await endTrust(db, userId);
}

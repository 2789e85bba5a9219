import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { anyAdministrator } from '../user-store.ts';
import { makeWelcomeLink, welcomeUrl } from './welcome-link.ts';

/**
 * The address at which the first administrator chooses a password, to be printed once; null if there is an
 * administrator. Each start creates a new link and leaves earlier ones valid, so that several nodes do not end each
 * other’s. The first use ends all.
 */
export async function ensureFirstLink(
  db: Kysely<Schema>,
  { clock, random, url }: { clock: Clock; random: RandomBytes; url: string },
): Promise<string | null> {
  if (await anyAdministrator(db)) return null;
  const made = await makeWelcomeLink(db, { userId: null, by: 'picket', now: clock.now(), random });
  return welcomeUrl(url, made.token);
}

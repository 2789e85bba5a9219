import type { Kysely } from 'kysely';
import { connection } from '../connectwise/connection/connection.ts';
import { guardList } from '../dns/publish/guard.ts';
import type { Schema } from '../platform/database/schema.ts';
import { loadSetting } from '../platform/settings/store.ts';

/** The guard list with the services that this installation is connected to. `addresses` are its own. */
export async function loadGuard(db: Kysely<Schema>, addresses: readonly (string | undefined)[]) {
  const saved = await loadSetting(db, connection);
  const sources = await db.selectFrom('source').select('config').execute();
  const baseUrls = sources.map(({ config }) => config.baseUrl).filter((url) => typeof url === 'string');
  return guardList([...addresses, saved?.site, ...baseUrls]);
}

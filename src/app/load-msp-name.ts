import type { Kysely } from 'kysely';
import { connection } from '../connectwise/connection/connection.ts';
import type { Schema } from '../platform/database/schema.ts';
import { loadSetting } from '../platform/settings/store.ts';

/** The MSP's company name in ConnectWise: the company that it signs in with. Null without a connection. */
export async function loadMspName(db: Kysely<Schema>): Promise<string | null> {
  const saved = await loadSetting(db, connection);
  return saved?.companyId ?? null;
}

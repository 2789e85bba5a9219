import type { Config } from '../platform/config/config.ts';
import { type Database, type OpenOptions, openDatabase } from '../platform/database/open.ts';

/** Opens the database of the configuration, like `openDatabase`. */
export function openDatabaseOf(config: Config, surroundings?: OpenOptions): Promise<Database> {
  const { data: folder, databaseUrl: url } = config;
  return openDatabase(
    url === undefined ? { kind: 'embedded', folder } : { kind: 'server', url },
    surroundings,
  );
}

import path from 'node:path';
import type { Logger } from 'pino';
import { holdsRows } from '../ops/export/tables.ts';
import type { ExportDeps } from '../ops/export/write-export.ts';
import { backUpFirst, upgradeFolder } from '../ops/upgrade/back-up-first.ts';
import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/database/open.ts';
import { openKeyring } from '../platform/secrets/keyring.ts';

type UpgradeDeps = Pick<ExportDeps, 'clock' | 'random' | 'version'> & { readonly log: Logger };

export interface Upgraded {
  readonly migrated: readonly string[];
  /** The backup that was written before; null if none was needed, or it is switched off. */
  readonly backup: string | null;
}

/** Migrates the database to this version, after writing its content to a file. Throws problems. */
export async function upgradeDatabase(
  config: Config,
  database: Database,
  { log, ...deps }: UpgradeDeps,
): Promise<Upgraded> {
  const pending = await database.pendingMigrations();
  if (pending.length === 0) return { migrated: [], backup: null };
  let backup: string | null = null;
  // Before the first start there is nothing to back up.
  if (config.backupBeforeUpgrade && (await holdsRows(database.db))) {
    const folder = upgradeFolder(config.data);
    backup = await backUpFirst({ ...deps, db: database.db, keyring: keyringOf(config, deps) }, folder);
    log.info({ file: backup }, 'The state was written to a file before the database is migrated');
  }
  const migrated = await database.migrate();
  log.info({ migrated }, 'The database was migrated');
  return { migrated, backup };
}

/** The key of this installation; its file is created if it does not exist. */
export const keyringOf = (config: Config, { random }: Pick<ExportDeps, 'random'>) =>
  openKeyring({
    secretKey: config.secretKey,
    keyFile: config.secretKeyFile ?? path.join(config.data, 'secret.key'),
    random,
  });

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type BackupDeps, backUpDue } from '../ops/backup/back-up-due.ts';
import type { ExportDeps } from '../ops/export/write-export.ts';
import { freeBytes } from '../ops/status/disk-room.ts';
import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/database/open.ts';

type Needed = Omit<ExportDeps, 'db'> &
  Pick<BackupDeps, 'log'> & { readonly config: Config; readonly database: Database };

export function backupDeps(parts: Needed): BackupDeps {
  const { config, database, keyring, clock, random, log, version } = parts;
  return {
    ...{ db: database.db, keyring, clock, random, log, version, freeBytes },
    shared: database.kind === 'server',
    dataFolder: config.data,
    timeZone: config.timeZone,
    passphraseFile: config.backupPassphraseFile,
    host: hostname(),
  };
}

/** Writes the backup that is due, for a command on a stopped installation. */
export async function backUpOnce(parts: Needed): Promise<void> {
  await backUpDue(backupDeps(parts), randomUUID(), new AbortController().signal);
}

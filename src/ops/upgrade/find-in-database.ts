import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { migrationsDone } from '../../platform/database/schema-age.ts';
import { loadBackupState } from '../backup/store.ts';
import { presentTables } from '../export/tables.ts';
import type { FoundInstallation } from './report.ts';
import { loadNodes } from './routes.ts';

/** The facts about an installation in its database, whose tables may be of an older version. Changes nothing. */
export async function findInDatabase(db: Kysely<Schema>, now: Date): Promise<FoundInstallation> {
  const there = await presentTables(db, ['node', 'backup']);
  const clock = { now: () => now, sleep: async () => {} };
  const { migrations, nodes } = there.includes('node')
    ? await loadNodes({ db, clock, version: '' })
    : { migrations: await migrationsDone(db), nodes: [] };
  const last = there.includes('backup') ? (await loadBackupState(db, now)).lastSuccess : null;
  const lastBackup = last && { at: last.at.toISOString(), file: last.file, host: last.host };
  return { migrations, nodes, lastBackup };
}

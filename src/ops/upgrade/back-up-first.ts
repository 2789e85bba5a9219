import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, ProblemError, toProblem } from '../../platform/values/problem.ts';
import { backupName, expiredBackups } from '../backup/files.ts';
import { checkFolder, listBackups, placeFile, removePartials } from '../backup/folder.ts';
import { checkExport } from '../export/check-export.ts';
import { type ExportDeps, writeExport } from '../export/write-export.ts';

/** The number of upgrades that can be undone. */
const kept = { keepCount: 3, keepDays: 30, enabled: false, everyHours: 24 } as const;

export const upgradeFolder = (dataFolder: string): string => path.join(dataFolder, 'upgrade-backups');

/**
 * Writes the whole state before the tables are migrated, and reads it back. Its secrets stay encrypted with the secret
 * key of this installation. Throws a problem that says how to continue; then nothing was changed.
 * @returns the file.
 */
export async function backUpFirst(deps: ExportDeps, folder: string): Promise<string> {
  const { keyring, clock, random } = deps;
  try {
    await checkFolder(folder, false);
    await removePartials(folder, keyring);
    const at = clock.now();
    const { path: file } = await placeFile(folder, backupName(keyring, at), async (partial) => {
      await writeExport(deps, null, partial);
      await checkExport(partial, null, random);
    });
    for (const old of expiredBackups(await listBackups(folder, keyring), kept, at))
      if (old.path !== file) await rm(old.path, { force: true });
    return file;
  } catch (error) {
    throw new ProblemError(upgradeProblems.backupFailed(toProblem(error)), { cause: error });
  }
}

export const upgradeProblems = {
  backupFailed: ({ message }: Problem): Problem => ({
    code: 'upgrade.backup_failed',
    message: `The database was not migrated, because the backup before it failed: ${message}`,
    hint: 'Nothing was changed: the former version still works. Fix the fault and start Picket again. If you have a backup of your own, PICKET_BACKUP_BEFORE_UPGRADE=false migrates without this one.',
    retry: 'later',
  }),
} as const;

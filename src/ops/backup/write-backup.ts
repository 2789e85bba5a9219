import path from 'node:path';
import { ProblemError } from '../../platform/values/problem.ts';
import { checkExport } from '../export/check-export.ts';
import { type ExportDeps, writeExport } from '../export/write-export.ts';
import { backupName } from './files.ts';
import { checkFolder, placeFile, removePartials } from './folder.ts';
import { backupProblems } from './problems.ts';
import type { BackupSettings } from './settings.ts';
import type { WrittenBackup } from './store.ts';

/** The folder of the backups on this machine. */
export const folderOf = ({ folder }: Pick<BackupSettings, 'folder'>, dataFolder: string): string =>
  folder ?? path.join(dataFolder, 'backups');

export interface BackupPlace {
  readonly folder: string;
  /** A person chose the folder, so Picket does not create it. */
  readonly chosen: boolean;
}

/**
 * Writes a backup and reads it back. It gets its name only when it is complete, and its passphrase decrypts its
 * secrets.
 */
export async function writeBackup(
  deps: ExportDeps,
  { folder, chosen }: BackupPlace,
  passphrase: string,
  signal: AbortSignal,
): Promise<Omit<WrittenBackup, 'host'>> {
  const { keyring, clock, random } = deps;
  await checkFolder(folder, chosen);
  await removePartials(folder, keyring);
  const at = clock.now();
  const { path: file, written } = await placeFile(folder, backupName(keyring, at), async (partial) => {
    await writeExport(deps, passphrase, partial, signal);
    signal.throwIfAborted();
    const report = await checkExport(partial, passphrase, random);
    if (report.problem !== null) throw new ProblemError(backupProblems.notVerified(report.problem.message));
    return report;
  });
  return { at, file, bytes: written.bytes, rows: written.rows };
}

import { access, constants, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { ProblemError } from '../../platform/values/problem.ts';
import { type BackupFile, backupsAmong, isPartial, partialName } from './files.ts';
import { backupProblems } from './problems.ts';

export interface StoredBackup extends BackupFile {
  readonly path: string;
  readonly bytes: number;
}

/** The backups of this installation in a folder, the newest first; none if the folder does not exist. */
export async function listBackups(folder: string, keyring: Keyring): Promise<StoredBackup[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw folderProblem(folder, error);
  });
  const found = await Promise.all(
    backupsAmong(keyring, names).map(async (file) => {
      const whole = path.join(folder, file.name);
      // It may have been deleted meanwhile.
      const size = await stat(whole).then(
        ({ size }) => size,
        () => null,
      );
      return size === null ? [] : [{ ...file, path: whole, bytes: size }];
    }),
  );
  return found.flat();
}

/**
 * Throws if no file can be written to the folder. The default folder is created. A chosen one must exist, since an
 * unmounted disk would put the backups on another one.
 */
export async function checkFolder(folder: string, chosen: boolean): Promise<void> {
  try {
    if (!chosen) await mkdir(folder, { recursive: true, mode: 0o700 });
    await readdir(folder);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw folderProblem(folder, error);
  }
}

/** Deletes incomplete backups of a killed process. Only for the holder of the lease. */
export async function removePartials(folder: string, keyring: Keyring): Promise<void> {
  for (const name of await readdir(folder))
    if (isPartial(keyring, name)) await rm(path.join(folder, name), { force: true });
}

/**
 * Creates a file that gets its name only once it is complete and on disk: `write` fills it under another name. If the
 * process is killed, or `write` throws, the other files are unchanged.
 */
export async function placeFile<T>(
  folder: string,
  name: string,
  write: (file: string) => Promise<T>,
): Promise<{ readonly path: string; readonly written: T }> {
  const whole = path.join(folder, name);
  const partial = partialName(whole);
  try {
    const written = await write(partial);
    await rename(partial, whole);
    await syncFolder(folder);
    return { path: whole, written };
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw folderProblem(folder, error);
  }
}

/** Without it, a power failure may undo the renaming. */
async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder.
  if (process.platform === 'win32') return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } finally {
    await handle?.close();
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'it is no folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EIO: 'the disk has an error',
};

/** A file system error as a problem; any other error unchanged. */
export function folderProblem(folder: string, error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  const why = reasons[code];
  return why === undefined
    ? error
    : new ProblemError(backupProblems.folderUnusable(folder, why), { cause: error });
}

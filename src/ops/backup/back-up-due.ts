import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { loadSetting } from '../../platform/settings/store.ts';
import { type Problem, ProblemError, toProblem } from '../../platform/values/problem.ts';
import type { ExportDeps } from '../export/write-export.ts';
import { expiredBackups } from './files.ts';
import { folderProblem, listBackups } from './folder.ts';
import { readPassphrase } from './passphrase.ts';
import { backupProblems } from './problems.ts';
import { nextBackupAt } from './schedule.ts';
import { type BackupSettings, backupSettings } from './settings.ts';
import {
  backupFailed,
  backupInterrupted,
  backupSucceeded,
  claimBackup,
  loadBackupState,
  planBackup,
  renewBackup,
  type WrittenBackup,
} from './store.ts';
import { folderOf, writeBackup } from './write-backup.ts';

export interface BackupDeps extends ExportDeps {
  readonly log: Logger;
  readonly dataFolder: string;
  readonly timeZone: string;
  readonly passphraseFile: string | undefined;
  /** Other nodes may use the database too. The only connection of an embedded one is busy with the export meanwhile. */
  readonly shared: boolean;
  /** The name of this machine. */
  readonly host: string;
  /** In bytes; null if it cannot be determined. */
  readonly freeBytes: (folder: string) => Promise<number | null>;
}

const leaseMs = 10 * 60_000;
const watchEveryMs = 5_000;
const retryMs = 15 * 60_000;
/** Kept free for other uses of that disk, such as the embedded database. */
export const leastFreeBytes = 256 * 1024 * 1024;

/**
 * Writes the backup that is due, if this node claims it. Old ones are deleted only afterwards: a failure keeps them
 * all.
 * @returns why it failed; null if it succeeded, or none was due.
 */
export async function backUpDue(
  deps: BackupDeps,
  owner: string,
  signal: AbortSignal,
): Promise<Problem | null> {
  const { db, clock, log, host, timeZone } = deps;
  const begun = clock.now();
  const settings = await loadSetting(db, backupSettings);
  const next = () => (settings.enabled ? nextBackupAt(settings, clock.now(), timeZone) : null);
  // After an import the schedule is on, and nothing is planned yet.
  if (settings.enabled && (await loadBackupState(db, begun)).dueAt === null) await planBackup(db, next());
  const lease = () => ({ owner, until: new Date(clock.now().getTime() + leaseMs) });
  if (!(await claimBackup(db, lease(), begun))) return null;
  try {
    const written = { ...(await watched(deps, settings, signal, lease)), host };
    await backupSucceeded(db, owner, written, next());
    log.info(written, 'A backup was written and read back');
    await deleteExpired(deps, settings, written);
    return null;
  } catch (error) {
    const at = clock.now();
    if (signal.aborted) {
      await backupInterrupted(db, owner, at);
      return null;
    }
    const problem = toProblem(error);
    const retryAt = new Date(at.getTime() + retryMs);
    const planned = next();
    const dueAt = planned === null || planned < retryAt ? planned : retryAt;
    await backupFailed(db, owner, { at, problem, dueAt });
    return problem;
  }
}

/** Writes the backup, keeps the lease meanwhile, and stops if the disk gets full. */
async function watched(
  deps: BackupDeps,
  settings: BackupSettings,
  signal: AbortSignal,
  lease: () => { owner: string; until: Date },
): Promise<Omit<WrittenBackup, 'host'>> {
  const { db, shared, clock, dataFolder, passphraseFile, freeBytes } = deps;
  const folder = folderOf(settings, dataFolder);
  const passphrase = await readPassphrase(passphraseFile);
  const full = new AbortController();
  const done = new AbortController();
  const look = async () => {
    const free = await freeBytes(folder);
    if (free !== null && free < leastFreeBytes) {
      const mebibytes = `${Math.floor(free / 1024 / 1024)} MiB`;
      full.abort(new ProblemError(backupProblems.diskFull(folder, mebibytes)));
    }
  };
  const watch = async () => {
    while (!done.signal.aborted && !full.signal.aborted) {
      await look();
      if (shared) await renewBackup(db, lease());
      await clock.sleep(watchEveryMs, done.signal);
    }
  };
  await look();
  full.signal.throwIfAborted();
  const watching = watch();
  try {
    const place = { folder, chosen: settings.folder !== null };
    return await writeBackup(deps, place, passphrase, AbortSignal.any([signal, full.signal]));
  } catch (error) {
    throw full.signal.aborted ? full.signal.reason : error;
  } finally {
    done.abort();
    await watching;
  }
}

async function deleteExpired(
  { keyring, log, dataFolder }: BackupDeps,
  settings: BackupSettings,
  { file, at }: WrittenBackup,
): Promise<void> {
  const folder = folderOf(settings, dataFolder);
  // An empty file is no backup, and takes no other one's place.
  const files = (await listBackups(folder, keyring)).filter(({ bytes }) => bytes > 0);
  for (const old of expiredBackups(files, settings, at).filter((one) => one.path !== file)) {
    await rm(old.path, { force: true }).catch((error: unknown) => {
      throw folderProblem(folder, error);
    });
    log.info({ file: old.path }, 'An old backup was deleted');
  }
}

import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Problem, ProblemError } from '../values/problem.ts';
import type { Engine } from './engine.ts';
import { beatMilliseconds, type FolderLock, lockFolder } from './folder-lock.ts';
import type { Log } from './log.ts';
import { folderUnusable, lockLost } from './problems.ts';
import { startWorker } from './worker-engine.ts';

/** Opens PGlite on `folder` for this process alone. The data is in `data/` beside the lock. */
export async function openEmbedded(
  folder: string,
  log: Log,
  onLost: (problem: Problem) => void,
): Promise<Engine> {
  const root = path.resolve(folder);
  prepare(root);
  const lock = await lockFolder(root).catch((error) => {
    throw error instanceof ProblemError ? error : new ProblemError(folderUnusable(root, reason(error)));
  });
  try {
    const engine = await startWorker(path.join(root, 'data'), log, onLost);
    return guarded(engine, lock, () => onLost(lockLost(root)));
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Only the owner may open the folder: PGlite writes files that everybody may read and write. */
function prepare(root: string): void {
  try {
    fs.mkdirSync(root, { recursive: true, mode: 0o700 });
    if ((fs.statSync(root).mode & 0o077) !== 0) fs.chmodSync(root, 0o700);
    fs.accessSync(root, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw new ProblemError(folderUnusable(root, reason(error)));
  }
}

function guarded(engine: Engine, lock: FolderLock, onLockLost: () => void): Engine {
  const beats = setInterval(() => {
    if (lock.held()) return lock.beat();
    // Another process writes to this folder now. Any further write would do more damage.
    clearInterval(beats);
    onLockLost();
    engine.close().catch(() => {});
  }, beatMilliseconds).unref();
  return {
    query: engine.query,
    async close() {
      clearInterval(beats);
      await engine.close();
      lock.release();
    },
  };
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    EACCES: 'this user may not write there',
    EPERM: 'this user does not own it',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'part of the path is a file',
    EEXIST: 'it is a file, not a folder',
  };
  return (code && known[code]) ?? message;
}

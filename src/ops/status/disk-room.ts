import { statfs } from 'node:fs/promises';
import type { Database } from '../../platform/database/open.ts';
import { diskFull } from '../../platform/database/problems.ts';
import type { Problem } from '../../platform/values/problem.ts';

const mebibyte = 1024 * 1024;
/** Below this, Picket may stop within hours. */
export const emptyBytes = 128 * mebibyte;
/** Below this, Picket may stop within days: it is time to free space. */
export const lowBytes = 8 * emptyBytes;
/** PostgreSQL's write-ahead log grows by files of this size. Below it, the next write may fail. */
const fullBytes = 16 * mebibyte;

export interface DiskDeps {
  readonly database: Pick<Database, 'kind' | 'diskFull'>;
  readonly dataFolder: string;
  /** Only tests set it. */
  readonly free?: (folder: string) => Promise<number | null>;
}

/** Why the database cannot write: a write failed within the last minute, or the next one will. */
export async function findDiskProblem({
  database,
  dataFolder,
  free = freeBytes,
}: DiskDeps): Promise<Problem | null> {
  const failed = database.diskFull();
  if (failed !== null || database.kind === 'server') return failed;
  const bytes = await free(dataFolder);
  if (bytes === null || bytes >= fullBytes) return null;
  return diskFull(`The embedded database in ${dataFolder}`, `${inMebibytes(bytes)} are free.`);
}

export const inMebibytes = (bytes: number): string =>
  `${Math.floor(bytes / mebibyte).toLocaleString('en')} MiB`;

/** Null if it is unknown: with PostgreSQL the folder may not exist. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

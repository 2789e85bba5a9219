import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import { fetchProblems } from './fetch-problems.ts';
import type { FetchedFeed, Validators } from './fetched-feed.ts';

interface ReadFileOptions {
  readonly folder: string;
  readonly known: Validators | null;
  readonly limit: number;
}

/** Reads a feed from a regular file below the folder for feeds. No link may lead out of it. */
export async function readFeedFile(
  relative: string,
  { folder, known, limit }: ReadFileOptions,
): Promise<Result<FetchedFeed>> {
  try {
    const [top, file] = await Promise.all([realpath(folder), realpath(path.join(folder, relative))]);
    if (!file.startsWith(path.join(top, path.sep))) return failed(fetchProblems.fileOutsideFolder(relative));
    const found = await stat(file);
    if (!found.isFile()) return failed(fetchProblems.unreadableFile(relative, 'it is not a regular file'));
    if (found.size > limit) return failed(fetchProblems.tooLarge(limit));
    const etag = `"${found.size}-${found.mtimeMs}"`;
    if (known?.etag === etag) return ok({ kind: 'not_modified' });
    return ok({ kind: 'content', content: await readFile(file), validators: { etag, lastModified: null } });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return failed(fetchProblems.unreadableFile(relative, why));
  }
}

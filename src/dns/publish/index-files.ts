import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

const pattern = /^index-(\d+)-(\d+)\.cdb$/;

/**
 * The file of a generation. The time distinguishes two files of one generation, whose windows end on different days.
 */
export const indexFile = (folder: string, generation: number, at: Date): string =>
  path.join(folder, `index-${generation}-${at.getTime()}.cdb`);

/** The newest index; null if there is none. */
export async function newestIndex(folder: string): Promise<string | null> {
  const [newest] = await indexes(folder);
  return newest === undefined ? null : path.join(folder, newest);
}

/** Removes all but the two newest: the one in force, and the one before it. */
export async function removeOldIndexes(folder: string): Promise<void> {
  for (const name of (await indexes(folder)).slice(2)) await rm(path.join(folder, name), { force: true });
}

/** The newest first. */
async function indexes(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => pattern.test(name));
  const at = (name: string) => Number(pattern.exec(name)?.[2]);
  return names.sort((one, other) => at(other) - at(one));
}

/** Writes a file completely or not at all, also in a power failure. */
export async function writeDurably(file: string, content: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  const folder = await open(path.dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
}

import * as fs from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Unpacks the template into `folder`, which must not exist. The folder gets its name only when all of it is on disk, so
 * a crash leaves nothing that looks like a database.
 */
export async function unpackTemplate(template: string, folder: string): Promise<void> {
  const partial = `${folder}.partial`;
  fs.rmSync(partial, { recursive: true, force: true });
  const paths = unpackTar(gunzipSync(fs.readFileSync(template)), partial);
  // Everything is written before the first sync, and several files are synced at a time: the file system
  // combines concurrent
  // syncs. A thousand syncs in sequence took seconds on a busy disk.
  const remaining = paths.values();
  const syncSome = async () => {
    for (const name of remaining) await syncToDisk(name);
  };
  await Promise.all([syncSome(), syncSome(), syncSome(), syncSome()]);
  fs.renameSync(partial, folder);
  await syncToDisk(path.dirname(folder));
}

/**
 * Files and folders of a ustar archive (POSIX.1-1988); the template contains nothing else. Returns what it
 * created.
 */
function unpackTar(archive: Buffer, folder: string): string[] {
  const made = [folder];
  fs.mkdirSync(folder, { mode: 0o700 });
  for (let at = 0; archive[at]; ) {
    const name = text(archive, at, 100);
    const size = Number.parseInt(text(archive, at + 124, 12), 8) || 0;
    const target = path.join(folder, name);
    const isFolder = text(archive, at + 156, 1) === '5';
    if (isFolder) fs.mkdirSync(target, { recursive: true, mode: 0o700 });
    else fs.writeFileSync(target, archive.subarray(at + 512, at + 512 + size), { mode: 0o600 });
    made.push(target);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return made;
}

function text(archive: Buffer, start: number, length: number): string {
  const field = archive.toString('latin1', start, start + length);
  const end = field.indexOf('\0');
  return end < 0 ? field : field.slice(0, end);
}

async function syncToDisk(name: string): Promise<void> {
  // Windows cannot open a folder to sync it.
  if (process.platform === 'win32' && fs.statSync(name).isDirectory()) return;
  const file = await fs.promises.open(name, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

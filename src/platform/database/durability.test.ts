import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../../../test/database/temp-folder.ts';
import { templateFile } from './built-file.ts';
import { openDatabase } from './open.ts';
import { startOnFolder } from './pglite.ts';
import { unpackTemplate } from './template.ts';

/** How many rows each child writes before it is killed: some at its start, some in full operation. */
const kills = [1, 17, 3, 150];

describe('a commit that returned is kept', () => {
  it('although the process is killed repeatedly while it writes', async () => {
    const folder = tempFolder();
    const confirmed = new Set<number>();
    for (const rows of kills) {
      for (const number of await commitAndKill(folder, confirmed.size * 2, rows)) confirmed.add(number);
      const database = await openDatabase({ kind: 'embedded', folder });
      const kept = await database.db.selectFrom('setting').select('name').execute();
      await database.close();
      const names = new Set(kept.map(({ name }) => name));
      expect([...confirmed].filter((number) => !names.has(`row ${number}`))).toEqual([]);
    }
    expect(confirmed.size).toBeGreaterThanOrEqual(kills.reduce((sum, rows) => sum + rows));
  }, 300_000);

  it('because it waits for the disk: at least one fsync each', async () => {
    const syncs = countFsyncs();
    const pglite = await startOnFolder(await newData());
    await pglite.exec('create table kept (number int)');
    const before = syncs.count;
    for (let number = 0; number < 20; number++) await pglite.query('insert into kept values ($1)', [number]);
    expect(syncs.count - before).toBeGreaterThanOrEqual(20);
    await pglite.close();
  });

  it('and a commit whose fsync fails does not return', async () => {
    const syncs = countFsyncs();
    const pglite = await startOnFolder(await newData());
    await pglite.exec('create table kept (number int)');
    syncs.failing = true;
    await expect(pglite.query('insert into kept values (1)')).rejects.toThrow(/could not fsync/);
  });
});

async function newData(): Promise<string> {
  const data = path.join(tempFolder(), 'data');
  await unpackTemplate(templateFile(), data);
  return data;
}

/** Counts the calls of fsync, and can make them fail. */
function countFsyncs(): { count: number; failing: boolean } {
  const real = fs.fsyncSync;
  const syncs = { count: 0, failing: false };
  fs.fsyncSync = (descriptor) => {
    syncs.count++;
    if (syncs.failing) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
    real(descriptor);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.fsyncSync = real;
    syncBuiltinESMExports();
  });
  return syncs;
}

/**
 * Starts a process that commits rows from `first` on, and kills it after `rows`. Returns the rows that it reported as
 * committed.
 */
async function commitAndKill(folder: string, first: number, rows: number): Promise<number[]> {
  const child = spawn(process.execPath, ['test/database/committer.mjs', folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const confirmed: number[] = [];
  for await (const line of createInterface(child.stdout)) {
    confirmed.push(Number(line));
    if (confirmed.length === rows) child.kill('SIGKILL');
  }
  // A killed process closes its output before it ends.
  await exited;
  return confirmed;
}

import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { tempFolder } from '../../../test/database/temp-folder.ts';
import type { Problem } from '../values/problem.ts';
import { beatMilliseconds } from './folder-lock.ts';
import { type Database, type OpenOptions, openDatabase } from './open.ts';

async function open(folder: string, options?: OpenOptions): Promise<Database> {
  const database = await openDatabase({ kind: 'embedded', folder }, options);
  onTestFinished(() => database.close().catch(() => {}));
  return database;
}

const one = (database: Database) => sql<{ one: number }>`select 1 as one`.execute(database.db);

describe('the embedded database', () => {
  it('starts in a new folder, keeps what was written, and refuses a second process', async () => {
    const folder = path.join(tempFolder(), 'made', 'on the way');
    const first = await open(folder);
    expect(await first.pendingMigrations()).toEqual(await first.migrate());
    expect(await first.migrate()).toEqual([]);
    await expect(open(folder)).rejects.toMatchObject({
      problem: { code: 'database.in_use', message: expect.stringContaining(`${process.pid}`) },
    });
    const row = { name: 'kept', value: sql`'1'::jsonb`, updated_at: new Date(), updated_by: 'test' };
    await first.db.insertInto('setting').values(row).execute();
    await first.vacuum();
    await first.close();

    const second = await open(folder);
    expect(await second.pendingMigrations()).toEqual([]);
    expect(await second.db.selectFrom('setting').select('name').execute()).toEqual([{ name: 'kept' }]);
  });

  it('lets only its owner into the folder, even if that was open before', async () => {
    const folder = tempFolder();
    chmodSync(folder, 0o755);
    await open(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('starts again when the first start was interrupted', async () => {
    const folder = tempFolder();
    mkdirSync(path.join(folder, 'data.partial', 'base'), { recursive: true });
    mkdirSync(path.join(folder, 'data', 'base'), { recursive: true });
    const database = await open(folder);
    expect((await one(database)).rows).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(folder, 'data.partial'))).toBe(false);
  });

  it('reports that the folder is a file', async () => {
    const file = path.join(tempFolder(), 'file');
    writeFileSync(file, '');
    await expect(open(file)).rejects.toMatchObject({ problem: { code: 'database.folder_unusable' } });
  });

  it('leaves a database of another PostgreSQL version unchanged, and the folder unlocked', async () => {
    const folder = tempFolder();
    mkdirSync(path.join(folder, 'data'));
    writeFileSync(path.join(folder, 'data', 'PG_VERSION'), '17\n');
    for (const _ of ['once', 'twice']) {
      await expect(open(folder)).rejects.toMatchObject({
        problem: { code: 'database.folder_version', message: expect.stringContaining('17') },
      });
    }
  });

  it('reports that its files are damaged', async () => {
    const folder = tempFolder();
    await (await open(folder)).close();
    rmSync(path.join(folder, 'data', 'global', 'pg_control'));
    await expect(open(folder)).rejects.toMatchObject({ problem: { code: 'database.cannot_start' } });
  });

  it('runs a transaction and the statements beside it one after the other', async () => {
    const database = await open(tempFolder());
    await database.migrate();
    const row = (name: string) => ({
      name,
      value: sql`'1'::jsonb`,
      updated_at: new Date(),
      updated_by: 'test',
    });
    const order: string[] = [];
    await Promise.all([
      database.db.transaction().execute(async (trx) => {
        await trx.insertInto('setting').values(row('a')).execute();
        await trx.insertInto('setting').values(row('b')).execute();
        order.push('transaction');
      }),
      one(database).then(() => order.push('statement')),
    ]);
    expect(order).toEqual(['transaction', 'statement']);
  });

  it('tells waiting and later callers that it has ended', async () => {
    const lost: Problem[] = [];
    const folder = tempFolder();
    const database = await open(folder, { onLost: (problem) => lost.push(problem) });
    rmSync(path.join(folder, 'data', 'pg_wal'), { recursive: true });
    const statements = [
      sql`select pg_switch_wal()`.execute(database.db).then(() => one(database)),
      sql`create table that_needs_a_new_log_file ()`.execute(database.db),
      one(database),
    ];
    const [, , last] = await Promise.allSettled(statements);
    expect(last).toMatchObject({ reason: { problem: { code: 'database.stopped' } } });
    await expect(one(database)).rejects.toMatchObject({ problem: { code: 'database.stopped' } });
    expect(lost).toMatchObject([{ code: 'database.stopped' }]);
    await database.close();
  });

  it('ends when its lock was removed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const lost: Problem[] = [];
    const folder = tempFolder();
    const database = await open(folder, { onLost: (problem) => lost.push(problem) });
    writeFileSync(path.join(folder, 'lock'), 'another machine was here');
    vi.advanceTimersByTime(beatMilliseconds);
    expect(lost).toMatchObject([{ code: 'database.lock_lost' }]);
    await expect(one(database)).rejects.toMatchObject({ problem: { code: 'database.stopped' } });
    await database.close();
    expect(existsSync(path.join(folder, 'lock'))).toBe(true);
  });
});

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startApp } from '../../src/app/app.ts';
import { openDatabaseOf } from '../../src/app/open-database.ts';
import { runCli } from '../../src/cli/program.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { migrations } from '../../src/platform/database/migrations.ts';
import { emptySchema } from '../database/upgrade/after-0012.ts';
import { configOf, dataFolder } from './world.ts';

const key = { PICKET_SECRET_KEY: '5e'.repeat(32) };
const log = pino({ level: 'silent' });

/** The data folder of a Picket that knew the migrations up to 0019, with a company in it. */
async function older(): Promise<string> {
  const data = path.join(dataFolder(), 'data');
  const database = await openDatabaseOf(configOf(data, key));
  const then = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0020'));
  await emptySchema(database.db);
  await migrate(database.db, then);
  await sql`insert into source (kind, name, config, created_at, updated_at)
    values ('webhook', 'EDR', '{}', now(), now())`.execute(database.db);
  await database.close();
  return data;
}

async function run(data: string, ...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCli(argv, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    env: { ...key, PICKET_DATA: data, PICKET_PORT: '0' },
    terminal: false,
    color: false,
    signal: new AbortController().signal,
    stdin: Readable.from(['']),
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

it('an upgrade is checked, writes the state first, and that file restores it', async () => {
  const data = await older();
  const checked = await run(data, 'upgrade', '--check');
  expect(checked).toMatchObject({ status: 0, out: expect.stringMatching(/older than this version.*0019/) });
  expect(checked.out).toContain('0020-protective-dns');
  const { backup } = JSON.parse((await run(data, 'migrate', '--json')).out);
  expect((await run(data, 'export', '--check', backup)).out).toContain('encrypted with the secret key');

  // Into an empty installation with the same key; an older Picket does the same with its own tables.
  const restored = path.join(dataFolder(), 'restored');
  const { tables } = JSON.parse((await run(restored, 'import', backup, '--json')).out);
  expect(tables).toMatchObject({ source: 1 });
}, 300_000);

it('a backup that fails stops the upgrade, unless it is switched off', async () => {
  const data = await older();
  // Nothing can be written below a file.
  mkdirSync(data, { recursive: true });
  writeFileSync(path.join(data, 'upgrade-backups'), 'a file');
  const start = (more = {}) => startApp(configOf(data, { ...key, ...more }), { log, version: '0.2.0' });
  await expect(start()).rejects.toMatchObject({
    problem: {
      code: 'upgrade.backup_failed',
      hint: expect.stringContaining('PICKET_BACKUP_BEFORE_UPGRADE=false'),
    },
  });
  const app = await start({ PICKET_BACKUP_BEFORE_UPGRADE: 'false' });
  await app.stop();
  expect((await run(data, 'upgrade', '--check')).out).toContain('up to date');
}, 300_000);

it('a first start has nothing to back up', async () => {
  const data = path.join(dataFolder(), 'data');
  const app = await startApp(configOf(data, key), { log, version: '0.2.0' });
  await app.stop();
  expect(existsSync(path.join(data, 'data'))).toBe(true);
  expect(existsSync(path.join(data, 'upgrade-backups'))).toBe(false);
});

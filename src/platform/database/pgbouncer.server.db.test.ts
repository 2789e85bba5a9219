import { chmodSync, chownSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { administer, databaseUrl } from '../../../test/database/server.ts';
import { tempFolder } from '../../../test/database/temp-folder.ts';
import { freePort } from '../../../test/free-port.mjs';
import { findPrograms, type Programs, serve } from '../../../test/programs.ts';
import { migrations } from './migrations.ts';
import { openDatabase } from './open.ts';
import { transaction } from './transaction.ts';

const serverUrl = inject('serverUrl') ?? '';
let programs: Programs;

beforeAll(async () => {
  programs = await findPrograms(['pgbouncer']);
  expect(programs.missing, 'Install Debian’s package pgbouncer, or add the program to PATH.').toEqual([]);
}, 1_200_000);

/** Starts an installed PgBouncer in front of a new database; returns the address of that database through it. */
async function startPgBouncer(mode: 'session' | 'transaction'): Promise<string> {
  const name = `picket_${mode}_${process.pid}`;
  await administer(serverUrl, `create database ${name}`);
  const { hostname, port, username, password } = new URL(serverUrl);
  const folder = tempFolder();
  const config = path.join(folder, 'pgbouncer.ini');
  const listenPort = await freePort();
  const server = `host=${hostname} port=${port || 5432} user=${username} password=${decodeURIComponent(password)}`;
  writeFileSync(
    config,
    `[databases]
${name} = ${server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = 3
`,
  );
  // PgBouncer does not run as root.
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  if (isRoot) chownSync(config, 65_534, 65_534);
  const stop = serve(programs.path('pgbouncer'), ['-q', ...(isRoot ? ['-u', 'nobody'] : []), config]);
  onTestFinished(async () => {
    await stop();
    await administer(serverUrl, `drop database ${name} with (force)`);
  });
  return databaseUrl(`postgres://${username}@127.0.0.1:${listenPort}`, name);
}

describe.each(['session', 'transaction'] as const)('PgBouncer, pooling by %s', (mode) => {
  it('passes on every statement of Picket', async () => {
    const url = await startPgBouncer(mode);
    const open = () => openDatabase({ kind: 'server', url, poolSize: 6 });
    await expect.poll(() => open().then((opened) => opened.close().then(() => 'open'), String)).toBe('open');
    const database = await open();
    onTestFinished(() => database.close());
    expect(await database.migrate()).toEqual(Object.keys(migrations));

    const zones = await Promise.all(
      Array.from({ length: 12 }, () =>
        transaction(database.db, async (trx) => {
          const { rows } = await sql<{ zone: string }>`select current_setting('timezone') as zone`.execute(
            trx,
          );
          const name = `test.${Math.random()}`;
          await trx
            .insertInto('setting')
            .values({ name, value: sql`'1'::jsonb`, updated_at: new Date(0), updated_by: 'test' })
            .execute();
          return rows[0]?.zone;
        }),
      ),
    );
    expect(new Set(zones)).toEqual(new Set(['UTC']));
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from setting where name like 'test.%'`.execute(database.db);
    expect(rows).toEqual([{ n: 12 }]);
  });
});

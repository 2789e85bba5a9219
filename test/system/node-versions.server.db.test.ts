import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app/app.ts';
import { useDatabase } from '../database/use-database.ts';
import { caller, configOf, dataFolder, expectOk } from './world.ts';

const test = useDatabase();
const log = pino({ level: 'silent' });

async function start(version: string) {
  const more = { PICKET_DATABASE_URL: test.url ?? '', PICKET_SECRET_KEY: '5e'.repeat(32) };
  const app = await startApp(configOf(dataFolder(), more), { log, version });
  onTestFinished(() => app.stop());
  return app;
}

afterEach(() => sql`delete from kysely_migration where name = '9999-later'`.execute(test.db));

it('versions with the same tables run together; one whose database was migrated by a newer one stops', async () => {
  const one = await start('0.2.0');
  const other = await start('0.2.1');
  const call = caller(one.url, one.firstToken ?? other.firstToken ?? '');
  const { nodes } = await expectOk(call('GET', '/api/v1/nodes'));
  expect(nodes.map(({ version }: { version: string }) => version)).toEqual(['0.2.0', '0.2.1']);
  await other.stop();
  expect((await expectOk(call('GET', '/api/v1/nodes'))).nodes).toHaveLength(1);

  await sql`insert into kysely_migration values ('9999-later', now()::text)`.execute(test.db);
  expect(await one.lost).toMatchObject({
    code: 'database.newer_version',
    message: expect.stringContaining('9999-later'),
  });
  await expect(start('0.2.0')).rejects.toMatchObject({ problem: { code: 'database.newer_version' } });
});

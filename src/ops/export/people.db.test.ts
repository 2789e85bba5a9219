import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { firstAdministrator, install, password } from '../../../test/accounts/install.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { makeAuth } from '../../accounts/sign-in/auth.ts';
import { sealedPasswords } from '../../accounts/sign-in/password.ts';
import { openKeyring } from '../../platform/secrets/keyring.ts';
import { leastCost } from '../../platform/secrets/passphrase.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { reconsider } from '../../tickets/due/reconsider.ts';
import { loadImport } from './load-import.ts';
import { exportedTables, passingTables } from './tables.ts';
import { writeExport } from './write-export.ts';

const test = useDatabase();
const passphrase = 'several words of no relation';
const keyring = (fill: number) =>
  openKeyring({ secretKey: Buffer.alloc(32, fill).toString('base64'), random: systemRandom });

it('users, their passwords and second factors move to another key; sessions and links do not', async () => {
  const [old, next] = [keyring(1), keyring(2)];
  const before = await install(test, { keyring: old, passwords: sealedPasswords(old) });
  const ada = await firstAdministrator(before);
  const { body } = await ada.post('/api/auth/two-factor/enable', { password });
  const stored = async () => ({
    account: await test.db.selectFrom('account').selectAll().executeTakeFirstOrThrow(),
    factor: await test.db.selectFrom('two_factor').selectAll().executeTakeFirstOrThrow(),
  });
  const then = await stored();

  const folder = mkdtempSync(path.join(tmpdir(), 'picket-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'state.gz');
  const deps = { db: test.db, clock: before.clock, random: systemRandom, version: '0', guessCost: leastCost };
  await writeExport({ ...deps, keyring: old }, passphrase, file);
  const written = gunzipSync(await readFile(file)).toString('utf8');
  for (const secret of [then.account.password, then.factor.secret, then.factor.backup_codes])
    expect(written).not.toContain(secret);

  await loadImport({ ...deps, keyring: next, reconsider, changed: () => {} }, passphrase, file);
  const now = await stored();
  expect(now.account).toMatchObject({ user_id: then.account.user_id });
  for (const name of passingTables)
    expect([name, await test.db.selectFrom(name).selectAll().execute()]).toEqual([name, []]);

  const after = await install(test, { keyring: next, passwords: sealedPasswords(next) });
  const there = after.browser();
  const answer = await there.post('/api/auth/sign-in/email', { email: 'ada@msp.example', password });
  expect(answer.status).toBe(200);
  const { api } = await makeAuth(after.options);
  const shown = await api.getTOTPURI({
    headers: new Headers({ cookie: there.cookie() }),
    body: { password },
  });
  expect(shown.totpURI).toBe(body.totpURI);
});

it('every table is in an export, or declared as not exported', async () => {
  const tables = await test.db.introspection.getTables();
  const known = [...exportedTables.map(({ name }) => name), ...passingTables];
  expect(known.sort()).toEqual(tables.map(({ name }) => name).sort());
});

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { runCli } from '../../src/cli/program.ts';
import { kill, live } from './process.ts';
import { caller, configOf, dataFolder, expectOk, runApp, until } from './world.ts';

const passphrase = 'several words of no relation';

/** An installation with a passphrase for its backups, and commands on it while it is stopped. */
function installation() {
  const data = dataFolder();
  const passphraseFile = path.join(data, 'passphrase');
  writeFileSync(passphraseFile, passphrase, { mode: 0o600 });
  const env = {
    PICKET_DATA: path.join(data, 'picket'),
    PICKET_BACKUP_PASSPHRASE_FILE: passphraseFile,
    PICKET_PORT: '0',
    PICKET_LOG_LEVEL: 'silent',
  };
  const run = async (folder: string, ...argv: string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const status = await runCli(argv, {
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
      env: { ...env, PICKET_DATA: folder },
      terminal: false,
      color: false,
      signal: new AbortController().signal,
      stdin: Readable.from(['']),
    });
    return { status, out: out.join('\n'), err: err.join('\n') };
  };
  return { data, env, passphraseFile, run };
}

it('a backup is written, verified, and restores everything into an empty installation', async () => {
  const { env, run, passphraseFile, data } = installation();
  const { stop, call } = await runApp(configOf(env.PICKET_DATA, env));
  await expectOk(call('POST', '/api/v1/sources', { kind: 'webhook', name: 'EDR' }));
  // Each file contains the whole state, so it needs the rights of an export, which a first token does not have.
  expect((await call('PUT', '/api/v1/settings/backup', { enabled: true })).status).toBe(403);
  expect(
    (await run(env.PICKET_DATA, 'backup', 'settings', '--folder', '/nowhere/at/all', '--on')).err,
  ).toContain('there is no such folder');
  const on = await run(env.PICKET_DATA, 'backup', 'settings', '--on', '--every-hours', '6');
  expect(on).toMatchObject({ status: 0, out: expect.stringContaining('on: every 6 h, counted from 02:30') });
  const now = await run(env.PICKET_DATA, 'backup', 'now', '--json');
  const { file, rows } = JSON.parse(now.out);
  expect(rows).toBeGreaterThan(3);
  expect((await run(env.PICKET_DATA, 'backup')).out).toContain(file);
  expect(await run(env.PICKET_DATA, 'backup', 'verify')).toMatchObject({
    status: 0,
    out: expect.stringContaining('the passphrase opens it'),
  });
  const { backup } = await expectOk(call('GET', '/api/v1/status'));
  expect(backup).toMatchObject({ enabled: true, late: false, problem: null, lastSuccess: { file } });
  const metrics = await run(env.PICKET_DATA, 'doctor');
  expect(metrics.out).toContain('Backups are written');
  await stop();

  const other = path.join(data, 'restored');
  const imported = await run(other, 'import', file, '--passphrase-file', passphraseFile, '--json');
  expect(JSON.parse(imported.out)).toMatchObject({ tables: { source: 1 } });
  // The same for a stopped installation.
  const stopped = await run(other, 'backup', 'now');
  expect(stopped).toMatchObject({ status: 0, out: expect.stringContaining(other) });
}, 300_000);

it('a kill while a backup is written leaves the earlier ones, and the next start writes it', async () => {
  const { env } = installation();
  const life = await live({ ...env, PICKET_DATA: env.PICKET_DATA });
  const call = caller(life.url, life.firstToken ?? '');
  await expectOk(call('POST', '/api/v1/sources', { kind: 'webhook', name: 'EDR' }));
  const folder = path.join(env.PICKET_DATA, 'backups');
  await call('POST', '/api/v1/backups');
  await until(() => existsSync(folder) && readdirSync(folder).length > 0);
  await kill(life);
  // The killed process left a whole file, or one with the name of a part.
  const left = readdirSync(folder);
  for (const name of left) expect(name).toMatch(/^picket-[0-9a-f]{8}-\d{8}T\d{6}Z\.ndjson\.gz(\.partial)?$/);
  const again = await live({ ...env, PICKET_DATA: env.PICKET_DATA });
  const callAgain = caller(again.url, life.firstToken ?? '');
  await until(async () => (await expectOk(callAgain('GET', '/api/v1/backups'))).lastSuccess !== null);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  await kill(again);
}, 300_000);

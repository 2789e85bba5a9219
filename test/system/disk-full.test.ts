import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { configOf, dataFolder, expectOk, runApp, until } from './world.ts';

/** A separate disk; null if this user may not mount one. */
function mountDisk(mebibytes: number): string | null {
  const folder = path.join(dataFolder(), 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return null;
  }
  // After Picket stopped, and before the folder is removed.
  onTestFinished(() => void execFileSync('umount', ['-l', folder], { stdio: 'pipe' }));
  return folder;
}

it('a full disk is named as the cause, and Picket continues once there is room', async ({ skip }) => {
  const disk = mountDisk(400);
  if (disk === null) return skip('a disk of its own takes the right to mount a tmpfs');
  const { url, call } = await runApp(configOf(path.join(disk, 'data')));
  const ready = async () => (await fetch(`${url}/readyz`)).status;
  const codes = async () =>
    (await expectOk(call('GET', '/api/v1/status'))).attention.map(({ code }: { code: string }) => code);
  expect([await ready(), await codes()]).toEqual([200, expect.not.arrayContaining(['disk_full'])]);
  const { bavail, bsize } = statfsSync(disk);
  const filler = path.join(disk, 'filler');
  writeFileSync(filler, Buffer.alloc(bavail * bsize));
  const readiness = await fetch(`${url}/readyz`);
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toMatchObject({
    checks: expect.arrayContaining([expect.objectContaining({ ok: false, code: 'database.disk_full' })]),
  });
  await until(async () => (await codes()).includes('disk_full'));
  // Small changes may succeed until the log of the database has no room either.
  const changes = [
    ['POST', '/api/v1/sources', { kind: 'webhook', name: 'Full' }],
    ['POST', '/api/v1/tokens', { name: 'Full', role: 'viewer' }],
    ['POST', '/api/v1/users', { email: 'ada@msp.example', name: 'Ada', role: 'viewer' }],
    ['PUT', '/api/v1/settings/sources', { silentAfterHours: 5 }],
    ['POST', '/api/v1/notifications/channels', { kind: 'slack', name: 'Full', url: 'https://slack.example' }],
  ] as const;
  for (const [method, path, body] of changes) {
    const answer = await call(method, path, body);
    if (answer.status < 300) continue;
    expect([path, answer.status, answer.body.code]).toEqual([path, 503, 'database.disk_full']);
  }
  rmSync(filler);
  await until(async () => (await ready()) === 200);
  await until(async () => !(await codes()).includes('disk_full'));
  expect((await call('POST', '/api/v1/sources', { kind: 'webhook', name: 'After' })).status).toBe(201);
});

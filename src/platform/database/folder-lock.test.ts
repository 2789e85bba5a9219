import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../../../test/database/temp-folder.ts';
import type { Clock } from '../values/clock.ts';
import { lockFolder } from './folder-lock.ts';
import { identifySelf } from './process-identity.ts';

/** A clock that sleeps for no time; `whileAsleep` runs what others do meanwhile. */
function quickClock(whileAsleep: () => void = () => {}): Clock {
  return { now: () => new Date(), sleep: async () => whileAsleep() };
}

function leaveLock(folder: string, holder: object): string {
  const file = path.join(folder, 'lock');
  writeFileSync(file, JSON.stringify({ ...identifySelf(), token: 'left-behind', ...holder }));
  return file;
}

const inUse = { problem: { code: 'database.in_use' } };

describe('lockFolder', () => {
  it('refuses a second holder and names the first one', async () => {
    const folder = tempFolder();
    await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({
      problem: { code: 'database.in_use', message: expect.stringContaining(`process ${process.pid}`) },
    });
  });

  it('can be taken again once released, and leaves nothing behind', async () => {
    const folder = tempFolder();
    (await lockFolder(folder)).release();
    (await lockFolder(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from a process that has ended', async () => {
    const folder = tempFolder();
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.once('exit', resolve));
    leaveLock(folder, { pid: child.pid });
    expect((await lockFolder(folder)).held()).toBe(true);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it.runIf(process.platform === 'linux')(
    'takes over when the process id now belongs to another',
    async () => {
      const folder = tempFolder();
      leaveLock(folder, { started: '1' });
      expect((await lockFolder(folder)).held()).toBe(true);
    },
  );

  it.runIf(process.platform === 'linux')(
    'takes over after a reboot, once no holder gives a sign of life',
    async () => {
      const folder = tempFolder();
      leaveLock(folder, { world: 'an earlier boot' });
      expect((await lockFolder(folder, quickClock())).held()).toBe(true);
    },
  );

  it('does not even wait for a holder whose last heartbeat is hours old', async () => {
    const folder = tempFolder();
    const file = leaveLock(folder, { world: 'an earlier boot' });
    utimesSync(file, 0, 0);
    const impatient = quickClock(() => expect.unreachable('there is nothing to wait for'));
    expect((await lockFolder(folder, impatient)).held()).toBe(true);
  });

  it('refuses while the holder’s heartbeat comes from another machine or container', async () => {
    const folder = tempFolder();
    let beats = 1_000;
    const file = leaveLock(folder, { world: 'elsewhere', host: 'node-b.example' });
    const clock = quickClock(() => utimesSync(file, Date.now() / 1000, Date.now() / 1000 + beats++));
    await expect(lockFolder(folder, clock)).rejects.toMatchObject({
      problem: { message: expect.stringContaining('node-b.example') },
    });
  });

  it('takes over a file that cannot be read as a lock', async () => {
    const folder = tempFolder();
    writeFileSync(path.join(folder, 'lock'), '');
    expect((await lockFolder(folder, quickClock())).held()).toBe(true);
  });

  it('notices that the lock was removed, and then neither renews nor releases it', async () => {
    const folder = tempFolder();
    const lock = await lockFolder(folder);
    const file = leaveLock(folder, { token: 'another' });
    expect(lock.held()).toBe(false);
    lock.release();
    expect(readFileSync(file, 'utf8')).toContain('another');
  });

  it('is free again when a crash interrupted a takeover', async () => {
    const folder = tempFolder();
    leaveLock(folder, { started: '1', pid: 4_194_304 });
    const half = { ...identifySelf(), started: '1', pid: 4_194_304, token: 'half' };
    writeFileSync(path.join(folder, 'lock.left-behind'), JSON.stringify(half));
    await lockFolder(folder);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('is given to exactly one of several processes that find the same dead holder at once', async () => {
    for (let round = 0; round < 3; round++) {
      const folder = tempFolder();
      leaveLock(folder, { started: '1', pid: 4_194_304 });
      const rivals = Array.from({ length: 4 }, () => startLocker(folder));
      await Promise.all(rivals.map((rival) => rival.next()));
      for (const { child } of rivals) child.stdin.write('go\n');
      const answers = await Promise.all(rivals.map((rival) => rival.next()));
      expect(answers.sort()).toEqual(['held', 'refused', 'refused', 'refused']);
      for (const { child } of rivals) child.stdin.end();
    }
  });

  it('is refused to another process, and passes to it when the holder was killed', async () => {
    const folder = tempFolder();
    const holder = startLocker(folder);
    await holder.next();
    holder.child.stdin.write('go\n');
    expect(await holder.next()).toBe('held');
    await expect(lockFolder(folder)).rejects.toMatchObject(inUse);
    const ended = new Promise((resolve) => holder.child.once('exit', resolve));
    holder.child.kill('SIGKILL');
    await ended;
    expect((await lockFolder(folder)).held()).toBe(true);
  });
});

function startLocker(folder: string): { child: ChildProcessWithoutNullStreams; next(): Promise<string> } {
  const child = spawn(process.execPath, ['test/database/locker.mjs', folder]);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { child, next: async () => String((await lines.next()).value) };
}

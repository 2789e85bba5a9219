import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../../../test/database/temp-folder.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { openKeyring } from '../../platform/secrets/keyring.ts';
import { leastCost } from '../../platform/secrets/passphrase.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { checkExport } from '../export/check-export.ts';
import { type BackupDeps, backUpDue } from './back-up-due.ts';
import { backupName, partialName } from './files.ts';
import { type BackupSettings, backupSettings } from './settings.ts';
import { claimBackup, loadBackupState, planBackup } from './store.ts';

const { db } = useDatabase();
const passphrase = 'several words of no relation';
const keyring = openKeyring({ secretKey: Buffer.alloc(32, 1).toString('base64'), random: systemRandom });
const never = new AbortController().signal;

let now: Date;
let folder: string;
let deps: BackupDeps;

const set = (change: Partial<BackupSettings>) =>
  writeSetting(
    db,
    backupSettings,
    { ...backupSettings.initial, enabled: true, folder, keepCount: 2, keepDays: 1, ...change },
    { at: now, actor: 'test' },
  );
const state = () => loadBackupState(db, now);
const files = () => readdirSync(folder).sort();

/** Plans the next backup for now, and writes it. */
async function backUp(change: Partial<BackupDeps> = {}, owner = 'one') {
  await planBackup(db, now);
  return backUpDue({ ...deps, ...change }, owner, never);
}

beforeEach(async () => {
  now = new Date('2026-03-01T12:00:00Z');
  const data = tempFolder();
  folder = path.join(data, 'mounted');
  mkdirSync(folder);
  const passphraseFile = path.join(data, 'passphrase');
  writeFileSync(passphraseFile, `${passphrase}\n`);
  deps = {
    ...{ db, keyring, random: systemRandom, version: '0.2.0', log: pino({ level: 'silent' }) },
    clock: { now: () => now, sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) },
    ...{ shared: false, dataFolder: data, timeZone: 'UTC', passphraseFile, host: 'node-1' },
    freeBytes: async () => 10 ** 12,
    guessCost: leastCost,
  };
  await set({});
});

describe('a backup that is due', () => {
  it('is written, read back, and recorded with the time of the next one', async () => {
    expect(await backUp()).toBeNull();
    const { lastSuccess, dueAt, problem, running } = await state();
    expect(lastSuccess).toMatchObject({ at: now, host: 'node-1', rows: 1 });
    expect([dueAt, problem, running]).toEqual([new Date('2026-03-02T02:30:00Z'), null, false]);
    expect(await checkExport(lastSuccess?.file ?? '', passphrase, systemRandom)).toMatchObject({
      opens: true,
      tables: { setting: 1 },
    });
    expect(files()).toEqual([path.basename(lastSuccess?.file ?? '')]);
    // None is due until then.
    expect(await backUpDue(deps, 'one', never)).toBeNull();
    expect(files()).toHaveLength(1);
  });

  it('is written by one of two nodes', async () => {
    await planBackup(db, now);
    const lease = (owner: string) => ({ owner, until: new Date(now.getTime() + 60_000) });
    expect(await claimBackup(db, lease('one'), now)).toBe(true);
    expect(await claimBackup(db, lease('other'), now)).toBe(false);
    expect(await backUpDue(deps, 'other', never)).toBeNull();
    expect(files()).toEqual([]);
    // The first one was killed: the other takes over when its lease has expired.
    now = new Date(now.getTime() + 61_000);
    writeFileSync(path.join(folder, partialName(backupName(keyring, now))), 'half of it');
    expect(await backUpDue(deps, 'other', never)).toBeNull();
    expect(files()).toEqual([backupName(keyring, now)]);
  });

  it('is written at once if a wrong clock planned it years ahead', async () => {
    now = new Date('2036-01-01T00:00:00Z');
    await backUp();
    now = new Date('2026-03-01T12:00:00Z');
    expect(await backUpDue(deps, 'one', never)).toBeNull();
    expect((await state()).dueAt).toEqual(new Date('2026-03-02T02:30:00Z'));
    expect(files()).toHaveLength(2);
  });

  it('is planned when the schedule came with an import', async () => {
    expect(await backUpDue(deps, 'one', never)).toBeNull();
    expect(await state()).toMatchObject({ dueAt: new Date('2026-03-02T02:30:00Z'), lastSuccess: null });
  });

  it('that a person requests during another one is written too', async () => {
    await planBackup(db, now);
    const asked = new Date(now.getTime() + 5_000);
    let looked = false;
    const freeBytes = async () => {
      if (!looked) await planBackup(db, asked);
      looked = true;
      return 10 ** 12;
    };
    await backUpDue({ ...deps, freeBytes }, 'one', never);
    expect((await state()).dueAt).toEqual(asked);
  });
});

describe('old backups', () => {
  const days = async (...numbers: number[]) => {
    for (const n of numbers) {
      now = new Date(Date.UTC(2026, 2, n, 2, 30));
      await backUp();
    }
  };

  it('are deleted after a new valid one', async () => {
    await days(1, 2, 3, 4);
    expect(files()).toEqual([
      backupName(keyring, new Date('2026-03-03T02:30:00Z')),
      backupName(keyring, now),
    ]);
  });

  it('stay after a failure, which is recorded and tried again soon', async () => {
    await days(1, 2);
    const before = files();
    now = new Date('2026-03-09T02:30:00Z');
    const found = await backUp({ passphraseFile: path.join(folder, 'gone') });
    expect(found).toMatchObject({ code: 'backup.passphrase_unreadable' });
    expect(await state()).toMatchObject({
      lastSuccess: { at: new Date('2026-03-02T02:30:00Z') },
      lastFailureAt: now,
      problem: { code: 'backup.passphrase_unreadable' },
      dueAt: new Date('2026-03-09T02:45:00Z'),
    });
    expect(files()).toEqual(before);
  });

  it('stay when the clock jumps ahead or back, and an empty file takes no place', async () => {
    await set({ keepCount: 1, keepDays: 10 });
    await days(1, 2, 3);
    const good = files();
    writeFileSync(path.join(folder, backupName(keyring, new Date('2026-03-03T03:00:00Z'))), '');
    for (const jumped of ['2027-03-03T02:30:00Z', '2026-03-04T02:30:00Z', '2025-03-04T02:30:00Z']) {
      now = new Date(jumped);
      expect(await backUp()).toBeNull();
      expect(files()).toEqual(expect.arrayContaining([...good, backupName(keyring, now)]));
    }
  });

  it('of another installation are not deleted', async () => {
    const foreign = backupName({ fingerprint: '00'.repeat(8) }, new Date('2020-01-01T00:00:00Z'));
    writeFileSync(path.join(folder, foreign), 'theirs');
    await days(1, 2, 3, 4);
    expect(files()).toContain(foreign);
  });
});

describe('a backup that cannot be written', () => {
  it('because its folder does not exist names the folder, and creates none', async () => {
    const gone = path.join(folder, 'not-mounted');
    await set({ folder: gone });
    expect(await backUp()).toMatchObject({
      code: 'backup.folder_unusable',
      message: expect.stringContaining('there is no such folder'),
    });
    expect(existsSync(gone)).toBe(false);
  });

  it('stops before its disk is full, and leaves nothing behind', async () => {
    expect(await backUp({ freeBytes: async () => 1024 })).toMatchObject({ code: 'backup.disk_full' });
    expect(files()).toEqual([]);
  });

  it('because its passphrase is too short says so', async () => {
    writeFileSync(deps.passphraseFile ?? '', 'short');
    expect(await backUp()).toMatchObject({ code: 'secrets.passphrase_too_short' });
  });

  it('is not recorded as failed if the process only ends: the next start writes it', async () => {
    const stopping = new AbortController();
    const freeBytes = async () => {
      stopping.abort();
      return 10 ** 12;
    };
    await planBackup(db, now);
    expect(await backUpDue({ ...deps, freeBytes }, 'one', stopping.signal)).toBeNull();
    expect(await state()).toMatchObject({ running: false, problem: null, dueAt: now });
    expect(files()).toEqual([]);
  });
});

it('a changed passphrase is used for the next backup', async () => {
  await backUp();
  const first = (await state()).lastSuccess?.file ?? '';
  writeFileSync(deps.passphraseFile ?? '', 'entirely different words');
  now = new Date('2026-03-02T02:30:00Z');
  await backUp();
  const second = (await state()).lastSuccess?.file ?? '';
  const opens = async (file: string, phrase: string) => (await checkExport(file, phrase, systemRandom)).opens;
  expect(await opens(first, passphrase)).toBe(true);
  expect(await opens(second, passphrase)).toBe(false);
  expect(await opens(second, 'entirely different words')).toBe(true);
});

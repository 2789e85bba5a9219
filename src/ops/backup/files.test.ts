import { describe, expect, it } from 'vitest';
import { backupName, backupsAmong, expiredBackups, isPartial, partialName } from './files.ts';

const own = { fingerprint: 'ab12cd34ef567890' };
const other = { fingerprint: 'ffffffff00000000' };
const day = (n: number) => new Date(Date.UTC(2026, 2, n, 2, 30));

describe('the files of backups', () => {
  it('are only those of this installation, the newest first', () => {
    const names = [
      backupName(own, day(1)),
      backupName(other, day(2)),
      backupName(own, day(3)),
      partialName(backupName(own, day(4))),
      'picket-2026-03-05.ndjson.gz',
      'notes.txt',
    ];
    expect(backupsAmong(own, names).map(({ at }) => at)).toEqual([day(3), day(1)]);
    expect(names.filter((name) => isPartial(own, name))).toEqual([partialName(backupName(own, day(4)))]);
    expect(names.filter((name) => isPartial(other, name))).toEqual([]);
  });

  it('are deleted only when they are both too old and too many', () => {
    const files = backupsAmong(
      own,
      [1, 2, 3, 4, 5, 6].map((n) => backupName(own, day(n))),
    );
    const expired = (keepCount: number, keepDays: number, now: Date) =>
      expiredBackups(files, { keepCount, keepDays }, now).map(({ at }) => at.getUTCDate());
    expect(expired(2, 3, day(6))).toEqual([2, 1]);
    expect(expired(5, 1, day(6))).toEqual([1]);
    expect(expired(2, 30, day(6))).toEqual([]);
    // If the clock jumps years ahead, the set number stays.
    expect(expired(4, 30, new Date('2036-01-01'))).toEqual([2, 1]);
  });
});

import { describe, expect, it } from 'vitest';
import { backupName, backupsAmong, expiredBackups, isPartial, partialName } from './files.ts';

const own = { fingerprint: 'ab12cd34ef567890' };
const other = { fingerprint: 'ffffffff00000000' };
const schedule = { enabled: true, everyHours: 24 } as const;
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
      expiredBackups(files, { ...schedule, keepCount, keepDays }, now).map(({ at }) => at.getUTCDate());
    expect(expired(2, 3, day(6))).toEqual([2, 1]);
    expect(expired(5, 1, day(6))).toEqual([1]);
    expect(expired(2, 30, day(6))).toEqual([]);
    // By count alone, and by age alone.
    expect(expired(3, 1, day(6))).toEqual([3, 2, 1]);
    expect(expired(1, 4, day(6))).toEqual([1]);
  });

  it('stay if the clock jumped ahead, until the new ones cover the whole time', () => {
    const before = [6, 5, 4, 3, 2, 1].map((n) => ({ name: `before ${n}`, at: day(n) }));
    const later = (n: number) => ({ name: `later ${n}`, at: new Date(Date.UTC(2027, 2, n)) });
    const keep = { ...schedule, keepCount: 1, keepDays: 10 };
    const expired = (newest: number) => {
      const after = Array.from({ length: newest }, (_, index) => later(newest - index));
      return expiredBackups([...after, ...before], keep, later(newest).at).map(({ name }) => name);
    };
    expect(expired(1)).toEqual([]);
    expect(expired(7)).toEqual(['before 4', 'before 3', 'before 2', 'before 1']);
    expect(expired(12)).toHaveLength(7);
    // Without a schedule, the time between two of them says nothing about the clock.
    expect(
      expiredBackups([later(1), ...before], { ...keep, enabled: false }, later(1).at).map(({ name }) => name),
    ).toEqual(before.map(({ name }) => name));
  });

  it('with a date in the future take no place, and are not deleted', () => {
    const files = [2030, 2029, 2028].map((year) => ({ name: `${year}`, at: new Date(Date.UTC(year, 0, 1)) }));
    const recent = [6, 5, 4, 3].map((n) => ({ name: `March ${n}`, at: day(n) }));
    const keep = { ...schedule, keepCount: 3, keepDays: 1 };
    expect(expiredBackups([...files, ...recent], keep, day(6)).map(({ name }) => name)).toEqual(['March 3']);
  });
});
